/** Where the map looks. */
export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** As the address has it: finer the nearer. */
export function writeCamera(camera: Camera): string {
  const digits = Math.max(2, Math.ceil(camera.zoom / 3.3));
  return `${camera.latitude.toFixed(digits)},${camera.longitude.toFixed(digits)},${camera.zoom.toFixed(2)}`;
}

/** Null if it is none. */
export function parseCamera(text: string | null): Camera | null {
  const [latitude, longitude, zoom] = (text ?? "").split(",").map(Number);
  const isGood = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 540 && zoom >= 0 && zoom <= 24;
  return isGood ? { latitude, longitude, zoom } : null;
}
