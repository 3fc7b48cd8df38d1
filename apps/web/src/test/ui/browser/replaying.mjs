// Plays a past hour.
import { isLive, live, locateAll, open, register, until } from "./browser.mjs";

export default async function replaying({ browser }) {
  const kay = await register("Kay", "Yesterday");
  const start = Date.parse("2026-03-18T09:00:00Z");
  await locateAll(Array.from({ length: 360 }, (_, i) => [kay, 46.2 + i * 1e-6, 6.1, start + i * 10_000]));
  const lee = await register("Lee", "Earlier");
  await locateAll([[lee, 46.2001, 6.1, start - 60_000]]);
  const page = await open(browser, "#/map?at=46.2,6.1,17&past=2026-03-18T09:00:00.000Z");
  const bar = page.locator(".replay");
  const at = async () => Number(await bar.getAttribute("data-at"));
  await until("what happened is there", async () => {
    if ((await bar.getAttribute("data-state")) === "ready") return true;
    const again = page.getByRole("button", { name: "Try again" });
    if (await again.isVisible()) await again.click();
    return false;
  });
  await until("who was there a minute before is there still", async () => Number((await live(page)).inView) === 2);
  await page.getByLabel("Time shown").fill(String(start + 20 * 60_000));
  await until("Kay is where they were", async () => Number((await live(page)).inView) === 1);
  await page.getByLabel("Speed").selectOption("30");
  const before = await at();
  await page.getByRole("button", { name: "Play" }).click();
  await until("time passes quickly", async () => (await at()) > before + 60_000);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Back to live" }).click();
  await bar.waitFor({ state: "detached" });
  await until("the map is live again", async () => (await live(page)).state === "live");

  const meant = await open(browser, "#/map?at=46.2,6.1,17&past=yesterday");
  await isLive(meant);
}
