// Whoever has no mouse registers somebody, finds them, looks at the map, gets out of a dialog again, plays a past hour, and
// sends back what could not be read.
import assert from "node:assert/strict";
import { locateAll, open, register, until } from "./browser.mjs";

const MOST_STEPS = 100;

/** Goes on by Tab until this has the focus. */
async function tabTo(page, what) {
  await what.waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press("Tab");
    if (await what.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`not reached by ${MOST_STEPS} steps: ${what}`);
}

async function press(page, what) {
  await tabTo(page, what);
  await page.keyboard.press("Enter");
}

async function hasKeyboard(what) {
  await until(`the keyboard is at ${what}`, () => what.evaluate((element) => element === document.activeElement));
}

export default async function keyboard({ browser, ask }) {
  const page = await open(browser, "#/people");
  await registers(page);
  await looksAround(page);
  await replays(page);
  await ask("send something that is no coordinate");
  await sendsBack(page);
}

async function registers(page) {
  await press(page, page.getByRole("button", { name: "Register" }));
  const form = page.getByRole("dialog");
  await form.getByLabel("First name").waitFor();
  await page.keyboard.type("Kay");
  for (const word of ["Board", "Typewriters"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(word);
  }
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Kay Board" }).waitFor();

  await press(page, page.getByRole("link", { name: "All people" }));
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type("kay typewr");
  await press(page, page.getByRole("link", { name: /Kay Board/ }));
  await page.getByRole("heading", { name: "Kay Board" }).waitFor();

  const erase = page.getByRole("button", { name: "Erase", exact: true });
  await press(page, erase);
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await hasKeyboard(erase);
}

async function looksAround(page) {
  await press(page, page.getByRole("link", { name: "Map", exact: true }));
  const map = page.locator("canvas.maplibregl-canvas");
  await tabTo(page, map);
  const at = () => page.locator(".maplibregl-map").evaluate((element) => element.dataset.at);
  await until("the map is there", async () => (await at()) !== undefined);
  for (const key of ["Equal", "ArrowRight", "ArrowDown"]) {
    const before = await at();
    await page.keyboard.press(key);
    await until(`${key} moves the map`, async () => (await at()) !== before);
  }
}

async function replays(page) {
  await press(page, page.getByRole("button", { name: "Replay", exact: true }));
  await hasKeyboard(page.getByRole("button", { name: "Play", exact: true }));
  const lee = await register("Lee", "Yesterday");
  const start = Date.parse("2026-03-03T09:00:00Z");
  await locateAll(Array.from({ length: 60 }, (_, i) => [lee, 46.3, 6.1, start + i * 10_000]));
  await page.goto(page.url().replace(/at=[^&]*/, "at=46.3,6.1,17"));

  const day = page.getByLabel("Begins").first();
  await tabTo(page, day);
  await page.keyboard.type("03032026"); // a day that is the same whether days or months are written first
  await hasKeyboard(day);
  const clock = page.getByLabel("Begins").last();
  await tabTo(page, clock);
  await page.keyboard.type("1000AM");
  await hasKeyboard(clock);
  assert.match(page.url(), /past=2026-03-03T09:00:00.000Z/);

  const bar = page.locator(".replay");
  const at = async () => Number(await bar.getAttribute("data-at")) - start;
  await until("what happened is there", async () => (await bar.getAttribute("data-state")) === "ready");
  const slider = page.getByLabel("Time shown");
  await tabTo(page, slider);
  for (const [key, seconds] of [["End", 3600], ["Home", 0], ["ArrowRight", 5], ["PageUp", 365], ["ArrowLeft", 360]]) {
    await page.keyboard.press(key);
    await until(`${key} moves the time`, async () => (await at()) === seconds * 1000);
  }
  await page.getByRole("button", { name: "Lee Yesterday" }).waitFor();

  const speed = page.getByLabel("Speed");
  await tabTo(page, speed);
  await page.keyboard.press("ArrowDown");
  await until("it is faster", async () => (await speed.inputValue()) === "30");
  const play = page.getByRole("button", { name: "Play", exact: true });
  await tabTo(page, play);
  await page.keyboard.press("Space");
  const pause = page.getByRole("button", { name: "Pause", exact: true });
  await hasKeyboard(pause);
  await until("time passes", async () => (await at()) > 420_000);
  await page.keyboard.press("Space");
  await hasKeyboard(play);

  await press(page, page.getByRole("button", { name: "Back to live" }));
  await bar.waitFor({ state: "detached" });
  await hasKeyboard(page.getByRole("button", { name: "Replay", exact: true }));
}

async function sendsBack(page) {
  await press(page, page.getByRole("link", { name: "System", exact: true }));
  const board = page.getByRole("region", { name: "System" });
  await tabTo(page, board);
  await page.getByText("value: is not JSON").first().waitFor();
  await page.keyboard.press("End");
  await until("the page goes down", () => board.evaluate((element) => element.scrollTop > 0));
  await tabTo(page, page.locator(".table-frame"));
  await press(page, page.getByRole("button", { name: "Send all back to be tried again" }));
  await page.getByText(/were sent back/).waitFor();
  await hasKeyboard(page.getByRole("heading", { name: "Dead letters" }));
}
