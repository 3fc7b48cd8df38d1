import { describe, expect, test } from "vitest";
import { arrange, heapRadius, NEAR } from "../../main/ui/map/clusters";
import { grid, step } from "../../main/ui/map/grid";
import { unroll } from "../../main/ui/map/unroll";
import { stepFor } from "../../main/ui/map/replay-step";
import { areShapes } from "../../main/ui/map/streets";
import { linePath } from "../../main/ui/parts/plot-path";
import { spanOf } from "../../main/ui/parts/span";
import { line } from "../../main/ui/pages/track-line";
import { languages } from "../../main/ui/texts/languages";

const dots = Array.from({ length: 50 }, (_, i) => ({ id: i, x: 10 + (i % 5), y: 10 }));

describe("dots that lie on each other", () => {
  test("are a heap from afar, which counts each of them", () => {
    const { dots: alone, heaps } = arrange([...dots, { id: 99, x: 500, y: 500 }], NEAR - 3, 0, 0);
    expect(heaps.map((heap) => heap.ids.length)).toEqual([50]);
    expect(heaps[0].x).toBeCloseTo(12, 5);
    expect(alone.map((dot) => dot.id)).toEqual([99]);
  });

  test("are themselves from near", () => {
    expect(arrange(dots, NEAR, 0, 0)).toEqual({ dots, heaps: [] });
  });

  test("make larger heaps the more they are", () => {
    expect(heapRadius(10_000)).toBeGreaterThan(heapRadius(100));
    expect(heapRadius(100_000)).toBeLessThan(60);
  });
});

describe("the grid", () => {
  test("has lines in steps that one can count in", () => {
    expect([0.7, 3, 12, 60, 100].map(step)).toEqual([1, 5, 20, 100, 100]);
  });

  test("lies still when the map moves", () => {
    const one = grid({ west: 2, south: 48, east: 2.01, north: 48.01 });
    const other = grid({ west: 2.001, south: 48.001, east: 2.011, north: 48.011 });
    const places = (lines: typeof one.lines) => lines.features.map((feature) => feature.geometry.coordinates[0][0].toFixed(9));
    const shared = places(one.lines).filter((place) => places(other.lines).includes(place));
    expect(one.metres).toBe(other.metres);
    expect(shared.length).toBeGreaterThan(3);
  });

  test("is not drawn over countries", () => {
    expect(grid({ west: 0, south: 40, east: 10, north: 50 }).lines.features).toEqual([]);
    expect(grid({ west: -180, south: -60, east: 180, north: 80 }).metres).toBe(0);
  });
});

test("a track over the antimeridian goes on instead of around the world, and a pause ends a piece", () => {
  const place = (longitude: number, time: string) => ({ id: "", person_id: 1, latitude: 0, longitude, creation_time: time });
  const drawn = line([
    place(179.9, "2026-03-14T10:00:00Z"),
    place(-179.9, "2026-03-14T10:01:00Z"),
    place(-179.8, "2026-03-14T11:00:00Z"),
  ]);
  expect(drawn.geometry).toEqual({
    type: "MultiLineString",
    coordinates: [
      [
        [179.9, 0],
        [180.1, 0],
      ],
      [[180.2, 0]],
    ].map((piece) => piece.map(([longitude, latitude]) => [expect.closeTo(longitude, 6) as number, latitude])),
  });
});

test("the past of many is asked for more coarsely", () => {
  expect([1, 1_000, 2_000, 10_000, 1_000_000].map(stepFor)).toEqual([5, 5, 10, 60, 60]);
});

test("a plot has a hole where nothing is known", () => {
  expect(linePath([0, 1, 2, 3], [1, null, 2, 2], 0, 3, 2, false).match(/M/g)).toHaveLength(2);
  expect(linePath([], [], 0, 1, 0, false)).toBe("");
});

test("a timeline shows the part of the time in which something was", () => {
  const encounters = [{ from: "2026-03-14T10:00:00Z", to: "2026-03-14T11:00:00Z" }];
  const from = Date.parse("2026-03-14T00:00:00Z");
  const to = Date.parse("2026-03-15T00:00:00Z");
  const span = spanOf(encounters, from, to);
  expect(span.from).toBeGreaterThan(from);
  expect(span.from).toBeLessThanOrEqual(Date.parse("2026-03-14T10:00:00Z"));
  expect(spanOf([], from, to)).toEqual({ from, to });
});

test("every language says everything, in its own words", () => {
  const words = (value: unknown): string[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(words) : typeof value === "string" ? [value] : [];
  const { en, ...others } = languages;
  for (const other of Object.values(others)) {
    expect(words(other)).toHaveLength(words(en).length);
    expect(words(other).every((word) => word.trim() !== "")).toBe(true);
  }
});

describe("street tiles", () => {
  test("are shapes where their name says so, else pictures", () => {
    expect(areShapes("https://maps.example.org/{z}/{x}/{y}.pbf")).toBe(true);
    expect(areShapes("https://maps.example.org/{z}/{x}/{y}.mvt?key=1")).toBe(true);
    expect(areShapes("https://maps.example.org/{z}/{x}/{y}.png")).toBe(false);
    expect(areShapes("https://maps.example.org/pbf/{z}/{x}/{y}")).toBe(false);
  });
});

describe("a line over 180 degrees", () => {
  test("goes on past it, there and back", () => {
    const line = [[170, 1], [179, 2], [-179, 3], [-170, 4], [175, 5]];
    unroll(line);
    expect(line).toEqual([[170, 1], [179, 2], [181, 3], [190, 4], [175, 5]]);
  });
});
