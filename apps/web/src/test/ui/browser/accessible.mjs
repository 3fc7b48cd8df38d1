// axe finds nothing serious on any page, light on a desk and dark on a phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isLive, locateAll, open, register, web } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DAY = "2026-03-19";
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const LOOKS = [
  [DESK, "light"],
  [PHONE, "dark"],
];

export default async function accessible({ browser }) {
  const ruth = await register("Ruth", "Reader");
  const sam = await register("Sam", "Speaker");
  const noon = Date.parse(`${DAY}T12:00:00Z`);
  for (const id of [ruth, sam]) {
    await locateAll(Array.from({ length: 5 }, (_, i) => [id, 41.1, 5.5, noon + i * 30_000]));
    await locateAll([[id, 41.1, 5.5, Date.now()]]);
  }
  const addresses = {
    "#/map?at=41.1,5.5,17": "Ruth Reader",
    [`#/map?person=${ruth}&follow=1`]: "Ruth Reader",
    [`#/map?at=41.1,5.5,17&past=${DAY}T11:30:00.000Z`]: "Back to live",
    "#/people?q=reader": "Ruth Reader",
    [`#/people/${ruth}?from=${DAY}&to=${DAY}`]: "Sam Speaker",
    "#/system": "System",
  };
  const page = await open(browser, "#/map?at=41.1,5.5,17");
  await isLive(page);
  const found = [];
  for (const [viewport, colorScheme] of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    for (const [address, word] of Object.entries(addresses)) {
      await page.goto("about:blank");
      await page.goto(`${web}/${address}`);
      await page.getByText(word).first().waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const { id, impact, nodes } of violations) {
        if (impact !== "serious" && impact !== "critical") continue;
        found.push(`${colorScheme} ${address}: ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
      }
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (isTooWide) found.push(`${address}: wider than the screen`);
    }
  }
  assert.deepEqual(found, []);
}
