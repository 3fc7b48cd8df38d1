// `node run.mjs NAME` plays one scenario in a real Chromium against a running system, whose addresses are in WEB, PERSON
// and LOCATION. It ends with 0 if all went as it should. A scenario that needs something done to the system says so in a
// line on its output, and goes on when a line comes in.
import { createInterface } from "node:readline";
import { launch } from "./browser.mjs";

const scenario = await import(new URL(`${process.argv[2]}.mjs`, import.meta.url));
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(what) {
  console.log(`ask: ${what}`);
  const { done } = await lines.next();
  if (done) throw new Error(`nobody answered: ${what}`);
}

const browser = await launch();
let failure = null;
try {
  await scenario.default({ browser, ask });
} catch (thrown) {
  failure = thrown;
  console.error(thrown);
  await pictures();
}
await browser.close();
process.exit(failure === null ? 0 : 1);

/** What could be seen when it went wrong. */
async function pictures() {
  const folder = process.env.PICTURES;
  if (!folder) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [i, page] of pages.entries()) {
    await page.screenshot({ path: `${folder}/${process.argv[2]}-${i}.png` }).catch(() => undefined);
  }
}
