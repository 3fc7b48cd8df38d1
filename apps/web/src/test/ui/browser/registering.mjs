// Registers somebody who then is in the list, on the map after their first position, changes their name, and erases them.
import assert from "node:assert/strict";
import { live, locate, open, until } from "./browser.mjs";

export default async function registering({ browser }) {
  const page = await open(browser, "#/people");
  await page.getByRole("button", { name: "Register" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("First name").fill("  ");
  await form.getByLabel("Last name").fill("Newcomer");
  await form.getByLabel("Company").fill("Doorways");
  await form.getByRole("button", { name: "Save" }).click();
  await form.locator(".fault").waitFor();
  await form.getByLabel("First name").fill("Nora");
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Nora Newcomer" }).waitFor();
  const id = Number(/people\/(\d+)/.exec(page.url())[1]);
  await page.getByText("No position is known.").waitFor();

  await page.getByRole("link", { name: "All people" }).click();
  await page.getByRole("searchbox").fill("newcomer doorw");
  await page.getByRole("link", { name: /Nora Newcomer/ }).waitFor();
  assert.match(page.url(), /q=newcomer%20doorw/);

  await locate(id, -41.29, 174.78);
  await page.goto(`${page.url().split("#")[0]}#/map?person=${id}&follow=1`);
  await until("Nora is on the map", async () => Number((await live(page)).inView) >= 1);
  await page.getByText(/seen .* ago/).waitFor();

  await page.getByRole("link", { name: "Whom they met" }).click();
  await page.getByRole("button", { name: "Change" }).click();
  await page.getByRole("dialog").getByLabel("Last name").fill("Regular");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Nora Regular" }).waitFor();

  await page.getByRole("button", { name: "Erase" }).click();
  await page.getByRole("dialog").getByText("cannot be undone").waitFor();
  await page.getByRole("button", { name: "Erase for good" }).click();
  await page.getByText("Nora Regular was erased.").waitFor();
  await page.goto(`${page.url().split("#")[0]}#/people/${id}`);
  await page.getByText("There is no such person.").waitFor();
}
