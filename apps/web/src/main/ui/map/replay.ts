import type { Box } from "../geo";
import type { Crowd } from "../live/crowd";
import type { Location } from "../people";
import { askJson, isAborted, query, type Services } from "../services";
import { Store } from "../store";
import { SLICE, stepFor } from "./replay-step";

export type ReplayState = "loading" | "ready" | "failed";

export interface ReplayStatus {
  readonly state: ReplayState;
  /** The instant that is shown, milliseconds since 1970. */
  readonly at: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  /** Why it failed. */
  readonly failure: unknown;
}

export const HOUR = 3_600_000;
export const SPEEDS = [1, 10, 30, 120];

/** Who was not heard of for so long is not shown. */
const MISSED_AFTER = 3 * 60_000;
const PICTURES_A_SECOND = 10;
const MOST_SLICES = 30;

interface Sample {
  readonly id: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly at: number;
}

/** Plays a past hour on the crowd instead of what happens now. */
export class Replay {
  readonly status: Store<ReplayStatus>;
  readonly from: number;
  readonly #services: Services;
  readonly #crowd: Crowd;
  readonly #box: () => Box | null;
  readonly #people: () => number;
  readonly #slices = new Map<number, readonly Sample[]>();
  readonly #asked = new Map<number, AbortController>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #askedFor = "";
  #step: number;

  /**
   * @param people how many to expect
   * @param from when the hour begins, milliseconds since 1970
   */
  constructor(services: Services, crowd: Crowd, box: () => Box | null, people: () => number, from: number) {
    this.#services = services;
    this.#crowd = crowd;
    this.#box = box;
    this.#people = people;
    this.from = from;
    this.status = new Store<ReplayStatus>({ state: "loading", at: from, isPlaying: false, speed: 10, failure: null });
    this.#askedFor = JSON.stringify(box());
    this.#step = stepFor(people());
    this.#crowd.clear();
    this.#show(from);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const asked of this.#asked.values()) asked.abort();
  }

  seek(at: number): void {
    this.#crowd.clear();
    this.#show(Math.max(this.from, Math.min(this.from + HOUR, at)));
  }

  setSpeed(speed: number): void {
    this.#say({ speed });
  }

  play(isPlaying: boolean): void {
    clearInterval(this.#timer);
    this.#say({ isPlaying });
    if (!isPlaying) return;
    if (this.status.value.at >= this.from + HOUR) this.seek(this.from);
    this.#timer = setInterval(() => this.#tick(), 1000 / PICTURES_A_SECOND);
  }

  /** Asks again for what could not be had. */
  retry(): void {
    this.#say({ state: "loading", failure: null });
    this.#show(this.status.value.at);
  }

  /** Another part of the world is looked at. */
  look(): void {
    const box = JSON.stringify(this.#box());
    if (box === this.#askedFor) return;
    this.#askedFor = box;
    this.#step = stepFor(this.#people());
    for (const asked of this.#asked.values()) asked.abort();
    this.#asked.clear();
    this.#slices.clear();
    this.#show(this.status.value.at);
  }

  #tick(): void {
    const { at, speed, state } = this.status.value;
    if (state === "loading") return;
    const next = at + (speed * 1000) / PICTURES_A_SECOND;
    this.#show(Math.min(next, this.from + HOUR));
    if (next >= this.from + HOUR) this.play(false);
  }

  #say(changes: Partial<ReplayStatus>): void {
    this.status.set({ ...this.status.value, ...changes });
  }

  #show(at: number): void {
    const slice = Math.floor((at - this.from) / SLICE);
    this.#want(slice - 1);
    this.#want(slice);
    this.#want(slice + 1);
    const before = this.#slices.get(slice - 1);
    const now = this.#slices.get(slice);
    const isReady = now !== undefined && before !== undefined; // of who came before, it is known where they are
    this.#say({ at, ...(isReady ? { state: "ready" } : this.status.value.state === "failed" ? {} : { state: "loading" }) });
    if (isReady) this.#place([...before, ...now], at);
  }

  #place(samples: readonly Sample[], at: number): void {
    const last = new Map<number, Sample>();
    for (const sample of samples) {
      if (sample.at > at) break;
      if (sample.at > at - MISSED_AFTER) last.set(sample.id, sample);
    }
    const now = performance.now();
    for (const [id, someone] of this.#crowd.people) if (!last.has(id)) someone.here = false;
    for (const sample of last.values()) {
      const known = this.#crowd.people.get(sample.id);
      if (known?.here === true && known.at === sample.at) continue;
      this.#crowd.place(sample.id, sample.latitude, sample.longitude, sample.at, now);
    }
    this.#crowd.tellMoved(now);
  }

  #want(slice: number): void {
    const from = this.from + slice * SLICE;
    if (slice < -1 || from > this.from + HOUR || this.#slices.has(slice) || this.#asked.has(slice)) return;
    const control = new AbortController();
    this.#asked.set(slice, control);
    this.#ask(from, control.signal)
      .then((samples) => {
        this.#asked.delete(slice);
        if (this.#slices.size >= MOST_SLICES) this.#slices.clear();
        this.#slices.set(slice, samples);
        if (this.status.value.state === "failed") this.#say({ state: "loading" });
        this.#show(this.status.value.at);
      })
      .catch((failure: unknown) => {
        if (isAborted(failure)) return;
        this.#asked.delete(slice);
        this.play(false);
        this.#say({ state: "failed", failure });
      });
  }

  async #ask(from: number, signal: AbortSignal): Promise<readonly Sample[]> {
    const box = this.#box();
    const parameters = query({
      start_date: new Date(from).toISOString(),
      end_date: new Date(from + SLICE).toISOString(),
      box: box === null ? null : [box.west, box.south, box.east, box.north].map((side) => side.toFixed(6)).join(","),
      step: `PT${this.#step}S`,
    });
    const locations = await askJson<Location[]>(`${this.#services.location}/api/locations?${parameters}`, { signal });
    return locations.map((location) => ({
      id: location.person_id,
      latitude: location.latitude,
      longitude: location.longitude,
      at: Date.parse(location.creation_time),
    }));
  }
}
