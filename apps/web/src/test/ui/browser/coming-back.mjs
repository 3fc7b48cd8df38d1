// The web server dies and comes back; the page says so, and goes on without being loaded again.
import assert from "node:assert/strict";
import { isLive, live, locate, open, register, until } from "./browser.mjs";

export default async function comingBack({ browser, ask }) {
  const mia = await register("Mia", "Patience");
  await locate(mia, 43.7, 7.2);
  const page = await open(browser, "#/map?at=43.7,7.2,17");
  await isLive(page);
  await until("Mia is there", async () => Number((await live(page)).inView) === 1);
  await page.evaluate(() => (globalThis.isStillTheSame = true));
  await ask("kill the web service");
  await page.getByText("Connection lost").waitFor();
  assert.equal(Number((await live(page)).inView), 1);
  await locate(mia, 43.7003, 7.2003);
  await ask("start the web service");
  const back = Date.now();
  await isLive(page);
  assert.ok(Date.now() - back < 5_000, `live again ${Date.now() - back} ms after the server was ready`);
  const other = await register("Noor", "After");
  await locate(other, 43.7001, 7.2001);
  await until("who came meanwhile is there", async () => Number((await live(page)).inView) === 2);
  assert.equal(await page.evaluate(() => globalThis.isStillTheSame), true);
}
