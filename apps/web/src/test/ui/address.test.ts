import { expect, test } from "vitest";
import { link, parseAddress } from "../../main/ui/address";
import { parseCamera, writeCamera } from "../../main/ui/map/camera";
import { readQuestion } from "../../main/ui/pages/question-words";

test("a link says what it was made of", () => {
  const to = link(["people", 5], { from: "2026-03-14", at: "1.5,2,3", nothing: null, empty: "" });
  expect(to).toBe("#/people/5?from=2026-03-14&at=1.5,2,3");
  const { path, query } = parseAddress(to);
  expect(path).toEqual(["people", "5"]);
  expect(query.get("at")).toBe("1.5,2,3");
});

test("an address that cannot be meant is read as far as it goes", () => {
  expect(parseAddress("").path).toEqual([]);
  expect(parseAddress("#/people/%E0%A4%A").path).toEqual(["people", "%E0%A4%A"]);
});

test("where the map looks comes back from the address", () => {
  const camera = parseCamera(writeCamera({ latitude: 48.8584, longitude: 2.2945, zoom: 17 }));
  expect(camera?.latitude).toBeCloseTo(48.8584, 5);
  expect(camera?.zoom).toBe(17);
  for (const wrong of [null, "", "1,2", "a,b,c", "91,0,3", "0,0,99"]) expect(parseCamera(wrong)).toBeNull();
});

test("which meetings are asked for stands in the address, and is today's within a minute at first", () => {
  const first = readQuestion(new URLSearchParams(), "2026-03-14");
  expect(first.rule).toEqual({ metres: 5, within: "PT1M" });
  expect(first.from).toBe("2026-03-14");
  expect(Date.parse(first.range?.to ?? "") - Date.parse(first.range?.from ?? "")).toBe(86_400_000);
  const other = readQuestion(new URLSearchParams("from=2026-03-10&to=2026-03-12&distance=2.5&within=any"), "2026-03-14");
  expect(other.rule).toEqual({ metres: 2.5, within: null });
  expect(other.day).toBe("2026-03-12");
});

test("days the wrong way round, and lengths that are none, are not asked for", () => {
  const wrong = readQuestion(new URLSearchParams("from=2026-03-12&to=2026-03-10&distance=-3"), "2026-03-14");
  expect(wrong.range).toBeNull();
  expect(wrong.rule.metres).toBe(5);
});
