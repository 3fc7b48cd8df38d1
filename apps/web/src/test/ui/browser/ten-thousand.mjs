// Ten thousand people in one place: heaps from afar, each a dot from near, and the page still does as it is told.
import assert from "node:assert/strict";
import { isLive, live, locateAll, open, registerCrowd, until } from "./browser.mjs";

const PEOPLE = 10_000;

export default async function tenThousand({ browser }) {
  const ids = await registerCrowd(PEOPLE, "Crowd", "Stadium");
  const places = (shift) =>
    ids.map((id, i) => [id, -34.9 + Math.floor(i / 100) * 1.2e-5 + shift, 138.6 + (i % 100) * 3e-5, Date.now()]);
  await locateAll(places(0));

  const page = await open(browser, "#/map?at=-34.8994,138.6015,18");
  await isLive(page);
  await until("all are in view", async () => Number((await live(page)).inView) === PEOPLE, 60_000);
  assert.deepEqual(pick(await live(page)), { drawn: PEOPLE, heaps: 0 });
  await locateAll(places(1e-6));
  const seen = await page.locator("canvas.people").evaluate((canvas) => canvas.toDataURL());
  await until("they move", async () => (await page.locator("canvas.people").evaluate((canvas) => canvas.toDataURL())) !== seen);

  await page.goto(`${page.url().split("#")[0]}#/map?at=-34.899,138.6015,12`);
  await until("from afar they are heaps", async () => {
    const { drawn, heaps } = pick(await live(page));
    return heaps >= 1 && drawn < 50;
  });
  const pressed = Date.now();
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByRole("heading", { name: "People" }).waitFor(); // the map has a search box, too
  await page.getByRole("searchbox").fill("no9999 stadium");
  await page.getByRole("link", { name: /No9999 Crowd/ }).waitFor();
  assert.ok(Date.now() - pressed < 10_000, `the list took ${Date.now() - pressed} ms`);
  const rows = await page.getByRole("searchbox").fill("crowd").then(() => page.locator(".virtual li").count());
  assert.ok(rows < 60, `${rows} rows exist at once`);
}

function pick({ drawn, heaps }) {
  return { drawn: Number(drawn), heaps: Number(heaps) };
}
