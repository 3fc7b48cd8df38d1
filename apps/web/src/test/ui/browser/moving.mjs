// Opens on people who move, with their names, and follows one of them.
import assert from "node:assert/strict";
import { isLive, live, locate, open, register, until, walk } from "./browser.mjs";

export default async function moving({ browser }) {
  const ada = await register("Ada", "Walker");
  const bob = await register("Bob", "Stander");
  const walker = walk(ada, 47.1, 9.1);
  await locate(bob, 47.1002, 9.1002);
  const page = await open(browser, "#/map?at=47.1,9.1,17");
  await isLive(page);
  await until("both are in view", async () => Number((await live(page)).inView) === 2);
  await until("both are named on the map", async () => Number((await live(page)).named) === 2);
  await page.getByRole("button", { name: "Ada Walker" }).waitFor();
  await page.getByText("2 of").waitFor();

  const canvas = page.locator("canvas.people");
  const before = await canvas.evaluate((element) => element.toDataURL());
  await until("something on the map moves", async () => (await canvas.evaluate((element) => element.toDataURL())) !== before);

  await page.getByRole("button", { name: "Ada Walker" }).click();
  await page.getByRole("button", { name: "Stop following" }).waitFor();
  assert.match(page.url(), new RegExp(`person=${ada}&follow=1`));
  walker.stop();
  await locate(ada, 47.2, 9.2);
  await until("the map goes with Ada", async () => {
    const [latitude, longitude] = (await page.locator(".ground").getAttribute("data-at")).split(",").map(Number);
    return Math.abs(latitude - 47.2) < 0.002 && Math.abs(longitude - 9.2) < 0.004;
  });
  await page.getByRole("button", { name: "Stop following" }).click();
  await page.getByRole("button", { name: "Follow", exact: true }).waitFor();
}
