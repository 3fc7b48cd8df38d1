// Two people at one booth: the page of the one says when, where and how long it was the other; the address says what was asked.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { locateAll, open, register, until } from "./browser.mjs";

const DAY = "2026-03-17";

export default async function meeting({ browser }) {
  const ida = await register("Ida", "Booth");
  const jon = await register("Jon", "Guest");
  const ten = Date.parse(`${DAY}T10:00:00Z`);
  const minutes = Array.from({ length: 11 }, (_, i) => ten + i * 60_000);
  await locateAll(minutes.map((at) => [ida, 45.5, 7.5, at]));
  await locateAll(minutes.map((at) => [jon, 45.50002, 7.5, at]));

  const page = await open(browser, `#/people/${ida}?from=${DAY}&to=${DAY}`);
  await until("the meeting is found", async () => {
    if (await page.getByRole("row", { name: /Jon Guest/ }).isVisible()) return true;
    await page.reload();
    await page.getByText(/Nobody was that near|Jon Guest/).first().waitFor();
    return page.getByRole("row", { name: /Jon Guest/ }).isVisible();
  });
  const row = page.getByRole("row", { name: /Jon Guest/ });
  assert.match((await row.innerText()).replaceAll("\u00a0", " "), /1\s+10 min\s+2\.2 m/);

  const encounter = page.getByRole("button", { name: /Jon Guest.*11:00 – 11:10/s });
  await encounter.click();
  assert.equal(await encounter.getAttribute("aria-pressed"), "true");
  await until("the map shows where it was", async () => {
    const [latitude, longitude] = (await page.locator(".ground").getAttribute("data-at")).split(",").map(Number);
    return Math.abs(latitude - 45.5) < 0.01 && Math.abs(longitude - 7.5) < 0.01;
  });
  await page.getByText("11 positions, 11:00 to 11:10").waitFor();

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "People met, CSV" }).click()]);
  assert.match(await readFile(await file.path(), "utf8"), new RegExp(`^${jon},Jon,Guest,Browser Tests,1,600,`, "m"));
  const [track] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Track, GPX" }).click()]);
  assert.equal((await readFile(await track.path(), "utf8")).match(/<trkpt /g).length, 11);

  await page.getByLabel(/No farther than/).fill("1");
  await page.getByText("Nobody was that near in this time.").waitFor();
  assert.match(page.url(), /distance=1/);
  await page.reload();
  await page.getByText("Nobody was that near in this time.").waitFor();
  assert.equal(await page.getByLabel(/No farther than/).inputValue(), "1");
  await page.getByLabel(/No farther than/).fill("5");
  await page.getByLabel("At the same time").selectOption("any");
  await page.getByText("Whoever was at the same places").waitFor();
  await page.getByRole("row", { name: /Jon Guest/ }).waitFor();
}
