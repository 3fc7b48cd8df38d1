// A tab that is busy for seconds holds up nobody, and is up to date soon after.
import { isLive, live, locate, open, register, until, walk } from "./browser.mjs";

export default async function slowTab({ browser }) {
  const walker = walk(await register("Otto", "Steady"), 42.5, 6.5);
  const slow = await open(browser, "#/map?at=42.5,6.5,17");
  const quick = await open(browser, "#/map?at=42.5,6.5,17");
  await isLive(slow);
  await isLive(quick);
  const busy = slow.evaluate(() => {
    const end = Date.now() + 12_000;
    while (Date.now() < end);
  });
  const pia = await register("Pia", "Meanwhile");
  await locate(pia, 42.5001, 6.5001);
  await until("the other tab sees who comes", async () => Number((await live(quick)).inView) === 2, 10_000);
  await busy;
  await until("the slow one has caught up", async () => Number((await live(slow)).inView) === 2, 10_000);
  walker.stop();
}
