import type { Feature } from "geojson";
import type { Location } from "../people";

/** A longer pause ends one piece of the track. */
const PAUSE = 15 * 60_000;

/** A line that does not jump over the antimeridian the wrong way round, in pieces between long pauses. */
export function line(track: readonly Location[]): Feature {
  const pieces: [number, number][][] = [];
  let last: { at: number; longitude: number } | null = null;
  for (const place of track) {
    const at = Date.parse(place.creation_time);
    const before: number = last?.longitude ?? place.longitude;
    const longitude = place.longitude + 360 * Math.round((before - place.longitude) / 360);
    if (last === null || at - last.at > PAUSE) pieces.push([]);
    pieces[pieces.length - 1].push([longitude, place.latitude]);
    last = { at, longitude };
  }
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: pieces } };
}
