// Not a test: `WEB=… CHROMIUM=… node pictures.mjs FOLDER [PERSON] [AT]` makes a picture of each page of a system that
// has run for five minutes, light at a desk and dark on a phone.
import { launch, open, pause } from "./browser.mjs";

const [folder, id = "1", at = ""] = process.argv.slice(2);
const LOOKS = {
  desk: { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
};
const from = new Date(Date.now() - 300_000).toISOString();
const PAGES = {
  map: at === "" ? "#/map" : `#/map?at=${at}`,
  follow: `#/map?person=${id}&follow=1`,
  replay: `#/map?${at === "" ? "" : `at=${at}&`}past=${from}`,
  people: "#/people",
  person: `#/people/${id}`,
  system: "#/system",
};

const browser = await launch();
await (await open(browser, "#/map")).waitForLoadState("networkidle"); // the first one of a browser is slow
for (const [place, look] of Object.entries(LOOKS)) {
  for (const [name, address] of Object.entries(PAGES)) {
    const page = await open(browser, address, look);
    await pause(name === "replay" ? 6_000 : 4_000);
    await page.screenshot({ path: `${folder}/${name}-${place}.png` });
    await page.context().close();
  }
}
await browser.close();
