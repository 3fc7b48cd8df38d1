import type { Units } from "./preferences";

const FEET_PER_METRE = 1 / 0.3048;
const FEET_PER_MILE = 5280;

/** Writes times, lengths and numbers as the viewer reads them. */
export class Format {
  readonly #language: string;
  readonly #units: Units;
  readonly #clock: Intl.DateTimeFormat;
  readonly #clockWithSeconds: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #number: Intl.NumberFormat;

  constructor(language: string, units: Units) {
    this.#language = language;
    this.#units = units;
    this.#clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
    this.#clockWithSeconds = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
    this.#day = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
    this.#number = new Intl.NumberFormat(language);
  }

  clock(instant: string | number): string {
    return this.#clock.format(new Date(instant));
  }

  clockWithSeconds(instant: string | number): string {
    return this.#clockWithSeconds.format(new Date(instant));
  }

  day(instant: string | number): string {
    return this.#day.format(new Date(instant));
  }

  /** Without its year. */
  shortDay(instant: string | number): string {
    return new Intl.DateTimeFormat(this.#language, { day: "numeric", month: "short" }).format(new Date(instant));
  }

  dayAndClock(instant: string | number): string {
    return `${this.day(instant)}, ${this.clock(instant)}`;
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  /** A number with so many digits after the point at most. */
  decimal(value: number, digits: number): string {
    return new Intl.NumberFormat(this.#language, { maximumFractionDigits: digits }).format(value);
  }

  distance(metres: number): string {
    const write = (value: number, unit: string) =>
      `${this.decimal(value, value < 10 ? 1 : 0)}\u00a0${unit}`;
    if (this.#units === "imperial") {
      const feet = metres * FEET_PER_METRE;
      return feet < FEET_PER_MILE ? write(feet, "ft") : write(feet / FEET_PER_MILE, "mi");
    }
    return metres < 1000 ? write(metres, "m") : write(metres / 1000, "km");
  }

  /** Seconds as at most two units, the larger first. */
  duration(seconds: number): string {
    const whole = Math.round(seconds);
    const parts: [number, string][] = [
      [Math.floor(whole / 86400), "d"],
      [Math.floor((whole % 86400) / 3600), "h"],
      [Math.floor((whole % 3600) / 60), "min"],
      [whole % 60, "s"],
    ];
    const first = parts.findIndex(([count]) => count > 0);
    if (first < 0) return `0\u00a0s`;
    return parts
      .slice(first, first + 2)
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${this.number(count)}\u00a0${unit}`)
      .join(" ");
  }

  /** The viewer's zone, as their clock says it on that day. */
  zone(instant: number = Date.now()): string {
    const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const offset = new Intl.DateTimeFormat(this.#language, { timeZoneName: "shortOffset" })
      .formatToParts(new Date(instant))
      .find((part) => part.type === "timeZoneName")?.value;
    return offset === undefined || offset === name ? name : `${name.replaceAll("_", " ")} (${offset})`;
  }
}

/** Seconds of an ISO 8601 duration as the services write it: days, hours, minutes and seconds. */
export function secondsOf(duration: string): number {
  const parts = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration);
  if (parts === null) return NaN;
  const [, sign, days, hours, minutes, seconds] = parts;
  const number = (text: string | undefined) => Number(text ?? 0);
  const total = number(days) * 86400 + number(hours) * 3600 + number(minutes) * 60 + number(seconds);
  return sign ? -total : total;
}

/** The viewer's day of an instant, as a date field has it. */
export function dayOf(instant: number): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** When that day of the viewer's begins, or the day so many later; null if it is no day. */
export function startOfDay(day: string, later = 0): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const at = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later);
  return Number.isNaN(at.getTime()) ? null : at.getTime();
}

/** Text cells as a line each; what a table program takes for a formula is left as text. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
