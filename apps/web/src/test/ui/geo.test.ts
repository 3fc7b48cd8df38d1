import { describe, expect, test } from "vitest";
import { boxAround, contains, grown, latitudeOf, longitudeOf, mercatorX, mercatorY } from "../../main/ui/geo";

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe("the world as a square", () => {
  test("comes back from it as it went in", () => {
    for (const [latitude, longitude] of [[0, 0], [48.8584, 2.2945], [-33.8568, 151.2153], [80, -179.9]]) {
      expect(latitudeOf(mercatorY(latitude))).toBeCloseTo(latitude, 9);
      expect(longitudeOf(mercatorX(longitude))).toBeCloseTo(longitude, 9);
    }
  });

  test("has the poles at its edge", () => {
    expect(mercatorY(90)).toBeCloseTo(0, 6);
    expect(mercatorY(-90)).toBeCloseTo(1, 6);
  });
});

describe("the box around people", () => {
  test("is none around nobody", () => expect(boxAround([])).toBeNull());

  test("holds everybody", () => {
    expect(boxAround([at(1, 2), at(-3, 4), at(0, -5)])).toEqual({ west: -5, south: -3, east: 4, north: 1 });
  });

  test("goes over the antimeridian where that is shorter", () => {
    expect(boxAround([at(0, 179), at(1, -178)])).toEqual({ west: 179, south: 0, east: -178, north: 1 });
  });

  test("is a point around one", () => {
    expect(boxAround([at(5, 180)])).toEqual({ west: -180, south: 5, east: -180, north: 5 });
  });
});

describe("a box with a margin", () => {
  const box = { west: 170, south: 10, east: -170, north: 20 };

  test("holds the box itself", () => {
    expect(grown(box, 0.5)).toEqual({ west: 160, south: 5, east: -160, north: 25 });
    expect(contains(grown(box, 0.1), box)).toBe(true);
    expect(contains(box, grown(box, 0.1))).toBe(false);
  });

  test("is the whole round where it would meet itself, and stops at the poles", () => {
    const wide = grown({ west: -100, south: -80, east: 100, north: 80 }, 0.5);
    expect(wide).toEqual({ west: -180, south: -90, east: 180, north: 90 });
    expect(contains(wide, box)).toBe(true);
  });
});
