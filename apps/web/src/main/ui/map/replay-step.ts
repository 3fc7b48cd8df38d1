import type { Crowd } from "../live/crowd";

/** So much of the past is asked for at once, in milliseconds. */
export const SLICE = 5 * 60_000;

const STEPS = [5, 10, 20, 30, 60];
const MOST_PLACES = 60_000;

/** How fine the past is asked for, in seconds: the more people, the coarser, so that a slice stays a few megabytes. */
export function stepFor(people: number): number {
  return STEPS.find((step) => (people * SLICE) / 1000 / step <= MOST_PLACES) ?? STEPS[STEPS.length - 1];
}

/** How many are shown. */
export function here(crowd: Crowd): number {
  return [...crowd.people.values()].filter((someone) => someone.here).length;
}
