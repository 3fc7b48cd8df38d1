/** Web Mercator as a square from 0 to 1, north-west corner first, as MapLibre has it. */
export interface Mercator {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const LAST_LATITUDE = 85.051129;
const TILE = 512;
const EQUATOR_METRES = 40075016.686;

export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360;
}

/** The poles lie at infinity; what is beyond the square's edge is put on it. */
export function mercatorY(latitude: number): number {
  const kept = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude));
  const sine = Math.sin((kept * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function longitudeOf(x: number): number {
  return x * 360 - 180;
}

export function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** Pixels around the world at this zoom. */
export function worldSize(zoom: number): number {
  return TILE * 2 ** zoom;
}

export function metresPerPixel(latitude: number, zoom: number): number {
  return (EQUATOR_METRES * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
}

/** From -180 up to just before 180. */
export function wrapped(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** The smallest box around all of them; its west is greater than its east where it crosses the antimeridian. */
export function boxAround(points: Iterable<{ readonly longitude: number; readonly latitude: number }>): Box | null {
  let south = Infinity;
  let north = -Infinity;
  const longitudes: number[] = [];
  for (const point of points) {
    south = Math.min(south, point.latitude);
    north = Math.max(north, point.latitude);
    longitudes.push(wrapped(point.longitude));
  }
  if (longitudes.length === 0) return null;
  longitudes.sort((a, b) => a - b);
  let widest = longitudes[0] + 360 - longitudes[longitudes.length - 1];
  let west = longitudes[0];
  let east = longitudes[longitudes.length - 1];
  for (let i = 1; i < longitudes.length; i++) {
    const gap = longitudes[i] - longitudes[i - 1];
    if (gap <= widest) continue;
    widest = gap;
    west = longitudes[i];
    east = longitudes[i - 1];
  }
  return { west, south, east, north };
}

/** The box with a margin on each side, as a share of its size; the whole round where it would meet itself. */
export function grown(box: Box, share: number): Box {
  const width = box.west > box.east ? box.east + 360 - box.west : box.east - box.west;
  const height = box.north - box.south;
  const south = Math.max(-90, box.south - height * share);
  const north = Math.min(90, box.north + height * share);
  if (width * (1 + 2 * share) >= 360) return { west: -180, south, east: 180, north };
  return { west: wrapped(box.west - width * share), south, east: wrapped(box.east + width * share), north };
}

export function contains(outer: Box, inner: Box): boolean {
  if (inner.south < outer.south || inner.north > outer.north) return false;
  if (outer.west === -180 && outer.east === 180) return true;
  const span = (from: number, to: number) => (((to - from) % 360) + 360) % 360;
  const width = span(outer.west, outer.east);
  const start = span(outer.west, inner.west);
  return start <= width && start + span(inner.west, inner.east) <= width;
}
