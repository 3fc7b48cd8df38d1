// In its default configuration no page asks any other host for anything, and what would is stopped.
import assert from "node:assert/strict";
import { locate, open, register, until, web } from "./browser.mjs";

const ADDRESSES = ["#/map", "#/map?at=48.85,2.35,16", "#/people", "#/people/ID", "#/system"];

export default async function atHome({ browser }) {
  const id = await register("Quinn", "Homebody");
  await locate(id, 48.85, 2.35);
  const ours = await (await fetch(`${web}/services.json`)).json();
  const allowed = [web, ours.person, ours.location, ours.connection].map((origin) => new URL(origin || web).host);
  const page = await open(browser, "#/map");
  const hosts = new Set();
  page.context().on("request", (request) => hosts.add(new URL(request.url()).host));
  page.on("websocket", (socket) => hosts.add(new URL(socket.url()).host));
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const address of ADDRESSES) {
      await page.goto("about:blank");
      await page.goto(`${web}/${address.replace("ID", String(id))}`);
      await page.getByRole("link", { name: "People", exact: true }).waitFor();
      await page.waitForLoadState("networkidle").catch(() => undefined);
    }
  }
  hosts.delete(""); // about:blank, and what the page makes for itself
  assert.ok(hosts.has(new URL(web).host));
  assert.deepEqual([...hosts].filter((host) => !allowed.includes(host)), []);

  const stopped = await page.evaluate(() =>
    fetch("https://tiles.example.org/0/0/0.png").then(
      () => false,
      () => new Promise((resolve) => setTimeout(() => resolve(true), 0)),
    ),
  );
  assert.equal(stopped, true);
  await until("the policy is what stopped it", async () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", () => resolve(true), { once: true });
          fetch("https://tiles.example.org/0/0/1.png").catch(() => undefined);
        }),
    ),
  );
}
