// What the browser tests share: a Chromium, the services' addresses, and a way to wait for what must come true.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const PATIENCE = 60_000;
const AT_ONCE = 32;
const FLAGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
];

export const web = process.env.WEB;
export const person = process.env.PERSON;
export const location = process.env.LOCATION;

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
}

/** A window of its own, as of somebody else; something can be done to it before it goes there. */
export async function open(browser, address, options = {}, prepare = async () => undefined) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
    ...options,
  });
  await prepare(context);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (failure) => console.error(`pageerror: ${failure.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error") console.error(`console: ${message.text()}`);
  });
  await page.goto(`${web}/${address}`);
  return page;
}

export async function until(what, isTrue, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      if (await isTrue()) return;
      last = undefined;
    } catch (failure) {
      last = failure;
    }
    if (Date.now() > end) assert.fail(`not within ${patience / 1000} s: ${what}${last ? ` (${last})` : ""}`);
    await pause(100);
  }
}

export function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

/** What the page says of its map: state, in-view, drawn, heaps, named, people. */
export async function live(page) {
  return page.locator(".live").evaluate((element) => ({ ...element.dataset }));
}

export async function isLive(page) {
  await until("the map is live", async () => (await live(page)).state === "live");
}

async function post(address, body, type = "application/json") {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": type }, body });
  const text = await answer.text();
  assert.equal(answer.status, 202, text);
  return text === "" ? null : JSON.parse(text);
}

export async function register(first, last = "Pages", company = "Browser Tests") {
  const profile = { first_name: first, last_name: last, company_name: company };
  return (await post(`${person}/api/persons`, JSON.stringify(profile))).id;
}

/** So many people of one company, who differ by their first names; their ids. */
export async function registerCrowd(count, last, company) {
  const ids = [];
  const registering = async () => {
    while (ids.length < count) {
      const i = ids.push(0) - 1;
      ids[i] = await register(`No${i}`, last, company);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, registering));
  return ids;
}

/** Where somebody is, at the instant or now. */
export async function locate(id, latitude, longitude, at = Date.now()) {
  await locateAll([[id, latitude, longitude, at]]);
}

export async function locateAll(places) {
  const lines = places.map(([id, latitude, longitude, at]) =>
    JSON.stringify({ person_id: id, latitude, longitude, creation_time: new Date(at).toISOString() }),
  );
  const answer = await post(`${location}/api/locations`, lines.join("\n"), "application/x-ndjson");
  assert.deepEqual(answer.refused, []);
}

/** Somebody who goes north, two metres a second, until told to stop. */
export function walk(id, latitude, longitude) {
  let steps = 0;
  const walker = {
    latitude,
    longitude,
    stop: () => clearInterval(timer),
  };
  const step = () => {
    walker.latitude = latitude + steps++ * 1.8e-5;
    locate(id, walker.latitude, walker.longitude).catch((failure) => console.error(`walk: ${failure}`));
  };
  step();
  const timer = setInterval(step, 1000);
  return walker;
}
