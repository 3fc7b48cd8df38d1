import { mercatorX, mercatorY } from "../geo";
import { Store } from "../store";

/** Who stands behind an id, as far as the map needs it. */
export interface Named {
  readonly id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly company_name: string;
  readonly simulated?: boolean;
}

/** One person on the map: where they are, where they came from, and how they got there. */
export class Someone {
  readonly id: number;
  latitude = 0;
  longitude = 0;
  /** When they were seen there, milliseconds since 1970. */
  at = 0;
  x = 0;
  y = 0;
  /** Whether they belong to what is shown now. */
  here = false;
  /** Whether they were not told of since all were told of anew. */
  isOld = false;
  /** x, y and instant of where they were, oldest first. */
  readonly trail: number[] = [];
  #fromX = 0;
  #fromY = 0;
  #heardAt = 0;
  #glide = 0;

  constructor(id: number) {
    this.id = id;
  }

  place(latitude: number, longitude: number, at: number, now: number, glides: boolean): void {
    const x = mercatorX(longitude);
    const y = mercatorY(latitude);
    if (this.here && glides) {
      this.#fromX = this.shownX(now);
      this.#fromY = this.shownY(now);
      this.#glide = Math.max(SHORTEST_GLIDE, Math.min(LONGEST_GLIDE, now - this.#heardAt));
    } else {
      this.#glide = 0;
    }
    this.#heardAt = now;
    this.latitude = latitude;
    this.longitude = longitude;
    this.at = at;
    this.x = x;
    this.y = y;
    this.here = true;
    this.isOld = false;
    this.#remember();
  }

  isGliding(now: number): boolean {
    return now < this.#heardAt + this.#glide;
  }

  /** Where the dot is drawn: on its way from the place before. */
  shownX(now: number): number {
    return this.#fromTo(this.#fromX, this.x, now);
  }

  shownY(now: number): number {
    return this.#fromTo(this.#fromY, this.y, now);
  }

  #fromTo(from: number, to: number, now: number): number {
    if (!this.isGliding(now) || Math.abs(to - from) > FARTHEST_GLIDE) return to;
    return from + ((to - from) * (now - this.#heardAt)) / this.#glide;
  }

  /** Puts older places before those that are known. */
  recall(older: readonly { readonly latitude: number; readonly longitude: number; readonly at: number }[]): void {
    const first = this.trail.length > 0 ? this.trail[2] : Infinity;
    const before = older
      .filter((place) => place.at < first)
      .flatMap((place) => [mercatorX(place.longitude), mercatorY(place.latitude), place.at]);
    this.trail.unshift(...before.slice(-RECALLED * 3));
  }

  #remember(): void {
    const length = this.trail.length;
    if (length > 0 && this.at < this.trail[length - 1] + FINEST_TRAIL) return;
    this.trail.push(this.x, this.y, this.at);
    let gone = 0;
    while (this.trail.length - gone > LONGEST_TRAIL * 3 || this.trail[gone + 2] < this.at - OLDEST_TRAIL) gone += 3;
    if (gone > 0) this.trail.splice(0, gone);
  }
}

const SHORTEST_GLIDE = 100;
const LONGEST_GLIDE = 1_100;
/** A tenth of a degree: farther than anybody walks in a second, so they did not walk. */
const FARTHEST_GLIDE = 0.1 / 360;
const FINEST_TRAIL = 1_500;
const OLDEST_TRAIL = 5 * 60_000;
const LONGEST_TRAIL = 200;
const RECALLED = 600;
const FORGOTTEN_AFTER = 10 * 60_000;

/** Everybody the map knows of, and their names. It tells its listeners when somebody moved. */
export class Crowd {
  readonly people = new Map<number, Someone>();
  readonly names = new Map<number, Named>();
  /** Counts changes of places. */
  readonly moved = new Store(0);
  /** Counts changes of names. */
  readonly named = new Store(0);
  /** Above so many people dots jump instead of gliding. */
  #mostGliding = 3_000;
  #swept = 0;

  place(id: number, latitude: number, longitude: number, at: number, now: number): void {
    let someone = this.people.get(id);
    if (someone === undefined) {
      someone = new Someone(id);
      this.people.set(id, someone);
    }
    someone.isOld = false;
    if (someone.here && at < someone.at) return;
    someone.place(latitude, longitude, at, now, this.people.size <= this.#mostGliding);
  }

  /** From here on all are told of anew; who is not told of until {@link finish} is gone. */
  begin(): void {
    for (const someone of this.people.values()) someone.isOld = true;
  }

  /** All were told of. Trails of those who are gone are remembered for a while. */
  finish(): void {
    for (const someone of this.people.values()) if (someone.isOld) someone.here = false;
  }

  leave(id: number): void {
    const someone = this.people.get(id);
    if (someone !== undefined) someone.here = false;
  }

  /** Forgets all at once, as when the clock is turned back. */
  clear(): void {
    this.people.clear();
  }

  tellMoved(now: number): void {
    if (now - this.#swept > FORGOTTEN_AFTER) {
      this.#swept = now;
      for (const [id, someone] of this.people) {
        if (!someone.here && someone.at < Date.now() - FORGOTTEN_AFTER) this.people.delete(id);
      }
    }
    this.moved.set(this.moved.value + 1);
  }

  name(named: readonly Named[]): void {
    for (const one of named) this.names.set(one.id, one);
    this.named.set(this.named.value + 1);
  }
}
