import type { FeatureCollection, LineString, Position } from "geojson";
import type { Box } from "../geo";

const MOST_LINES = 24;
const METRES_PER_DEGREE = 111_320;
/** Above so many metres from side to side the world itself is enough to see where one is. */
const WIDEST = 30_000;

/** Lines to judge distances by, where the map has no streets: 1, 2 or 5 times a power of ten metres apart. */
export function grid(box: Box): { readonly lines: FeatureCollection<LineString>; readonly metres: number } {
  const middle = (box.south + box.north) / 2;
  const east = box.west > box.east ? box.east + 360 : box.east;
  const width = (east - box.west) * METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const lines: FeatureCollection<LineString> = { type: "FeatureCollection", features: [] };
  if (width > WIDEST || width <= 0) return { lines, metres: 0 };
  const metres = step(width / 12);
  const latitudes = metres / METRES_PER_DEGREE;
  // The distance of meridians is taken where their place was rounded to, so that they keep still when the map moves.
  const band = Math.round(middle * 10) / 10;
  const longitudes = latitudes / Math.max(0.01, Math.cos((band * Math.PI) / 180));
  for (const at of between(box.west, east, longitudes)) lines.features.push(line([at, box.south], [at, box.north]));
  for (const at of between(box.south, box.north, latitudes)) lines.features.push(line([box.west, at], [east, at]));
  return { lines, metres };
}

/** The next 1, 2 or 5 times a power of ten. */
export function step(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map((times) => times * power).find((metres) => metres >= atLeast) ?? power * 10;
}

function between(from: number, to: number, apart: number): number[] {
  const first = Math.ceil(from / apart);
  const count = Math.min(MOST_LINES * 2, Math.floor(to / apart) - first + 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * apart);
}

function line(from: Position, to: Position): FeatureCollection<LineString>["features"][number] {
  return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: [from, to] } };
}
