import type { Position } from "geojson";

/** Goes on past 180 degrees where it would jump to the other side. */
export function unroll(line: Position[]): void {
  for (let i = 1; i < line.length; i++) {
    const turns = Math.round((line[i - 1][0] - line[i][0]) / 360);
    if (turns !== 0) line[i] = [line[i][0] + 360 * turns, line[i][1]];
  }
}
