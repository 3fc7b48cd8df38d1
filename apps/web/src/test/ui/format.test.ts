import { describe, expect, test } from "vitest";
import { csv, dayOf, Format, secondsOf, startOfDay } from "../../main/ui/format";

test("durations are read as the services write them", () => {
  expect(secondsOf("PT15M25S")).toBe(925);
  expect(secondsOf("PT26H3M0.5S")).toBe(93_780.5);
  expect(secondsOf("P1DT1S")).toBe(86_401);
  expect(secondsOf("PT0S")).toBe(0);
  expect(secondsOf("an hour")).toBeNaN();
});

describe("for a reader of English", () => {
  const metric = new Format("en", "metric");
  const imperial = new Format("en", "imperial");

  test("a duration has two units at most", () => {
    expect(metric.duration(0.2)).toBe("0\u00a0s");
    expect(metric.duration(59)).toBe("59\u00a0s");
    expect(metric.duration(3_600)).toBe("1\u00a0h");
    expect(metric.duration(93_780)).toBe("1\u00a0d 2\u00a0h");
  });

  test("a distance is in metres or feet", () => {
    expect(metric.distance(1.72)).toBe("1.7\u00a0m");
    expect(metric.distance(1_234)).toBe("1.2\u00a0km");
    expect(imperial.distance(5)).toBe("16\u00a0ft");
    expect(imperial.distance(5_000)).toBe("3.1\u00a0mi");
  });
});

test("a day begins at the viewer's midnight, also where a day has 23 hours", () => {
  const start = startOfDay("2026-03-29");
  expect(start).not.toBeNull();
  expect(dayOf(start ?? 0)).toBe("2026-03-29");
  expect(dayOf((startOfDay("2026-03-29", 1) ?? 0) - 1)).toBe("2026-03-29");
  expect(startOfDay("tomorrow")).toBeNull();
});

test("cells that a table program would not read as they are meant are quoted", () => {
  expect(csv([["a,b", 'say "hi"', "=1+1", -1.5, "x\ny"]])).toBe('"a,b","say ""hi""",\'=1+1,-1.5,"x\ny"\r\n');
});
