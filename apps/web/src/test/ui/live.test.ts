import { describe, expect, test } from "vitest";
import { Crowd } from "../../main/ui/live/crowd";
import { isAnswered } from "../../main/ui/live/view";
import { mercatorX } from "../../main/ui/geo";

describe("the crowd", () => {
  test("keeps the newest place of everybody, whatever the order", () => {
    const crowd = new Crowd();
    crowd.place(1, 10, 20, 2_000, 0);
    crowd.place(1, 11, 21, 1_000, 1);
    expect(crowd.people.get(1)?.latitude).toBe(10);
  });

  test("glides from one place to the next, and jumps where nobody could walk", () => {
    const crowd = new Crowd();
    crowd.place(1, 0, 0, 1_000, 0);
    crowd.place(1, 0, 0.001, 2_000, 1_000);
    const someone = crowd.people.get(1);
    expect(someone?.shownX(1_500)).toBeGreaterThan(mercatorX(0));
    expect(someone?.shownX(1_500)).toBeLessThan(mercatorX(0.001));
    expect(someone?.shownX(2_200)).toBe(mercatorX(0.001));
    crowd.place(1, 0, 50, 3_000, 2_200);
    expect(someone?.shownX(2_300)).toBe(mercatorX(50));
  });

  test("remembers five minutes of a way, and no more", () => {
    const crowd = new Crowd();
    for (let second = 0; second < 1_000; second++) crowd.place(1, 0, second * 1e-5, second * 1_000, second * 1_000);
    const trail = crowd.people.get(1)?.trail ?? [];
    expect(trail.length % 3).toBe(0);
    expect(trail.length / 3).toBeGreaterThan(100);
    expect(trail.length / 3).toBeLessThanOrEqual(200);
    expect(trail[2]).toBeGreaterThanOrEqual(999_000 - 5 * 60_000 - 2_000);
  });

  test("puts what it is told later before what it knows", () => {
    const crowd = new Crowd();
    crowd.place(1, 0, 0, 10_000, 0);
    crowd.people.get(1)?.recall([
      { latitude: 1, longitude: 1, at: 5_000 },
      { latitude: 2, longitude: 2, at: 15_000 },
    ]);
    expect(crowd.people.get(1)?.trail.filter((_, i) => i % 3 === 2)).toEqual([5_000, 10_000]);
  });

  test("begins anew with who is placed then", () => {
    const crowd = new Crowd();
    crowd.place(1, 0, 0, 1, 0);
    crowd.place(2, 0, 0, 1, 0);
    crowd.begin();
    crowd.place(2, 0, 0, 1, 1);
    crowd.leave(3);
    expect([...crowd.people.values()].every((someone) => someone.here)).toBe(true);
    crowd.finish();
    expect([...crowd.people.values()].filter((someone) => someone.here).map((someone) => someone.id)).toEqual([2]);
  });
});

describe("what the feed sends already", () => {
  const box = { west: 0, south: 0, east: 10, north: 10 };
  const sent = { box, people: [5], rate: 4 };

  test("is enough for what lies inside", () => {
    expect(isAnswered(sent, { ...sent, box: { west: 2, south: 2, east: 8, north: 8 } })).toBe(true);
  });

  test("is not for another part of the world, other people, another pace, or everybody", () => {
    expect(isAnswered(sent, { ...sent, box: { west: 5, south: 5, east: 15, north: 9 } })).toBe(false);
    expect(isAnswered(sent, { ...sent, people: [6] })).toBe(false);
    expect(isAnswered(sent, { ...sent, people: [] })).toBe(false);
    expect(isAnswered(sent, { ...sent, rate: 1 })).toBe(false);
    expect(isAnswered(sent, { ...sent, box: null })).toBe(false);
  });

  test("is far too much from close by", () => {
    expect(isAnswered(sent, { ...sent, box: { west: 5, south: 5, east: 5.1, north: 5.1 } })).toBe(false);
  });
});
