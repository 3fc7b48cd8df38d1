// Not a test: `WEB=… PERSON=… LOCATION=… CHROMIUM=… node drawing.mjs [PEOPLE] [SECONDS]` has people move about once a second
// before a page that shows all of them, far and near, and prints what that costs the page's main thread.
import { isLive, launch, live, locateAll, open, pause, registerCrowd, until } from "./browser.mjs";

const [people, seconds] = [process.argv[2] ?? "10000", process.argv[3] ?? "30"].map(Number);
const COLUMNS = 100;
const [SOUTH, WEST] = [-35.9, 137.6];
const VIEWS = { "a dot each": "18", "in heaps": "14" };

/** Counts, in the page, how often people are drawn, and the longest that anything took. */
function watch() {
  globalThis.watched = { pictures: 0, longest: 0 };
  const clearRect = globalThis.CanvasRenderingContext2D.prototype.clearRect;
  globalThis.CanvasRenderingContext2D.prototype.clearRect = function (...sides) {
    if (this.canvas.className === "people") globalThis.watched.pictures++;
    return clearRect.apply(this, sides);
  };
  new globalThis.PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.watched.longest = Math.max(globalThis.watched.longest, duration);
  }).observe({ type: "longtask" });
}

const ids = await registerCrowd(people, "Drawn", "Stadium");
let second = 0;
const step = () => {
  const shift = (second++ % 20) * 2e-6;
  const now = Date.now();
  return locateAll(
    ids.map((id, i) => [id, SOUTH + Math.floor(i / COLUMNS) * 1.2e-5 + shift, WEST + (i % COLUMNS) * 3e-5 + shift, now]),
  );
};
await step();
const timer = setInterval(() => step().catch((failure) => console.error(`${failure}`)), 1000);

const browser = await launch();
const middle = `${SOUTH + (people / COLUMNS / 2) * 1.2e-5},${WEST + (COLUMNS / 2) * 3e-5}`;
for (const [view, zoom] of Object.entries(VIEWS)) {
  const page = await open(browser, "", {}, (context) => context.addInitScript(watch));
  let messages = 0;
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => (messages += payload.includes('"positions"'))));
  await page.goto(`${page.url()}#/map?at=${middle},${zoom}`);
  await page.reload();
  await isLive(page);
  await until("all are in view", async () => Number((await live(page)).inView) === people);
  await pause(5_000); // so that the browser has compiled what it runs
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" }); // processor time, whatever else runs
  const figures = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    const named = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    return { ...named, messages, now: Date.now() / 1000, ...(await page.evaluate(() => ({ ...globalThis.watched }))) };
  };
  await page.evaluate(() => (globalThis.watched.longest = 0));
  const before = await figures();
  await pause(seconds * 1000);
  const after = await figures();
  const rise = (name) => after[name] - before[name];
  const time = rise("now");
  console.log(
    JSON.stringify({
      view,
      people,
      seconds: round(time),
      messages_per_second: round(rise("messages") / time),
      pictures_per_second: round(rise("pictures") / time),
      main_thread_busy_percent: round((rise("TaskDuration") / time) * 100),
      of_that_script_percent: round((rise("ScriptDuration") / time) * 100),
      milliseconds_per_message: round((rise("TaskDuration") / rise("messages")) * 1000),
      longest_task_milliseconds: round(after.longest),
      heap_megabytes: round(after.JSHeapUsedSize / 1e6),
    }),
  );
  await page.context().close();
}
clearInterval(timer);
await browser.close();

function round(number) {
  return Math.round(number * 10) / 10;
}
