// Two people look on at once, and both see who comes.
import { launch, live, locate, open, register, until } from "./browser.mjs";

export default async function twoBrowsers({ browser }) {
  const other = await launch();
  try {
    const pages = [await open(browser, "#/map?at=44.3,8.4,17"), await open(other, "#/map?at=44.3,8.4,17")];
    for (const page of pages) await until("it is live", async () => (await live(page)).state === "live");
    await locate(await register("Lev", "Both"), 44.3, 8.4);
    for (const page of pages) {
      await until("Lev is there", async () => Number((await live(page)).inView) === 1);
      await page.getByRole("button", { name: "Lev Both" }).waitFor();
    }
  } finally {
    await other.close();
  }
}
