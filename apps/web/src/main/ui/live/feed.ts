import { grown } from "../geo";
import { Store } from "../store";
import type { Crowd, Named } from "./crowd";
import { isAnswered, type View } from "./view";

export type FeedState = "connecting" | "live" | "catching_up" | "lost";

export interface FeedStatus {
  readonly state: FeedState;
  /** How many people have a position, everywhere. */
  readonly people: number;
  /** The newest instant of any position, milliseconds since 1970. */
  readonly newest: number | null;
}

type Message =
  | { readonly type: "state"; readonly state: "live" | "catching_up"; readonly people: number; readonly newest: string | null }
  | {
      readonly type: "positions";
      readonly complete: boolean;
      readonly mark: string;
      readonly positions: readonly (readonly [number, number, number, number])[];
    }
  | { readonly type: "gone"; readonly mark: string; readonly people: readonly number[] }
  | { readonly type: "names"; readonly people: readonly Named[] }
  | { readonly type: "refused"; readonly field: string; readonly reason: string };

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 1_500;
/** The server says something every two seconds; after so long without a word the line is cut. */
const SILENCE = 6_000;
const NAMES_AT_ONCE = 1_000;
const LONGEST_ANSWER = 1_000;
/** So much more than what is looked at is asked for, on each side. */
const MARGIN = 0.4;

/** The line to /live: says what is looked at, keeps the crowd up to date, and comes back by itself. */
export class Feed {
  readonly status = new Store<FeedStatus>({ state: "connecting", people: 0, newest: null });
  /** Counts the answers that replaced everything. */
  readonly completed = new Store(0);
  readonly #url: string;
  readonly #crowd: Crowd;
  #socket: WebSocket | null = null;
  #view: View | null = null;
  #mark: string | null = null;
  #pause = FIRST_PAUSE;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #answer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #isPaused = false;
  readonly #asked = new Set<number>();

  constructor(url: string, crowd: Crowd) {
    this.#url = url;
    this.#crowd = crowd;
  }

  open(): void {
    this.#isClosed = false;
    this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#watch);
    clearTimeout(this.#answer);
    this.#socket?.close();
    this.#socket = null;
  }

  /** Tries at once instead of after its pause, as when the machine comes back to its network. */
  hurry(): void {
    if (this.#socket !== null || this.#isClosed) return;
    clearTimeout(this.#retry);
    this.#connect();
  }

  /** What is looked at from now on. More is asked for, so that a small step to the side is no news. */
  look(view: View): void {
    if (this.#view !== null && isAnswered(this.#view, view)) return;
    this.#view = view.box === null ? view : { ...view, box: grown(view.box, MARGIN) };
    this.#mark = null;
    this.#sendView();
  }

  /** While the past is shown the crowd is not the feed's to move. */
  hold(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) return;
    this.#mark = null;
    this.#crowd.clear();
    this.#sendView();
  }

  /** Asks for names that were not asked for before on this line. */
  askNames(ids: Iterable<number>): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const wanted: number[] = [];
    for (const id of ids) {
      if (wanted.length === NAMES_AT_ONCE) break;
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      wanted.push(id);
    }
    if (wanted.length > 0) this.#send({ type: "names", people: wanted });
  }

  /** Of somebody whose name has changed. */
  forgetName(id: number): void {
    this.#asked.delete(id);
    this.#crowd.names.delete(id);
    this.askNames([id]);
  }

  #connect(): void {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#listen();
    socket.onopen = () => {
      this.#asked.clear();
      this.#sendView();
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      if (this.#socket !== socket) return;
      this.#listen();
      this.#take(JSON.parse(event.data) as Message);
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  /** Waits for the next word, for so long. */
  #listen(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      const socket = this.#socket;
      this.#lost();
      socket?.close();
    }, SILENCE);
  }

  #lost(): void {
    this.#socket = null;
    clearTimeout(this.#watch);
    if (this.#isClosed) return;
    this.status.set({ ...this.status.value, state: "lost" });
    this.#retry = setTimeout(() => this.#connect(), this.#pause * (0.7 + Math.random() * 0.3));
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  #take(message: Message): void {
    const now = performance.now();
    switch (message.type) {
      case "state":
        this.#pause = FIRST_PAUSE;
        this.status.set({
          state: message.state,
          people: message.people,
          newest: message.newest === null ? null : Date.parse(message.newest),
        });
        break;
      case "positions":
        this.#mark = message.mark;
        if (message.complete) this.#beginAnswer();
        if (!this.#isPaused) {
          for (const [id, latitude, longitude, at] of message.positions) {
            this.#crowd.place(id, latitude, longitude, at, now);
          }
        }
        if (this.#answer !== undefined && message.mark !== "") this.#endAnswer();
        if (!this.#isPaused) this.#crowd.tellMoved(now);
        break;
      case "gone":
        this.#mark = message.mark;
        if (this.#isPaused) break;
        for (const id of message.people) this.#crowd.leave(id);
        this.#crowd.tellMoved(now);
        break;
      case "names":
        this.#crowd.name(message.people);
        break;
      case "refused":
        console.error(`/live refused ${message.field}: ${message.reason}`);
        break;
    }
  }

  /** A large answer comes in pieces; what is shown stays until it is over. */
  #beginAnswer(): void {
    clearTimeout(this.#answer);
    this.#answer = setTimeout(() => this.#endAnswer(), LONGEST_ANSWER);
    if (!this.#isPaused) this.#crowd.begin();
  }

  /** The last piece has a mark. While the server catches up none has: then the time says it. */
  #endAnswer(): void {
    clearTimeout(this.#answer);
    this.#answer = undefined;
    if (!this.#isPaused) {
      this.#crowd.finish();
      this.#crowd.tellMoved(performance.now());
    }
    this.completed.set(this.completed.value + 1);
  }

  #sendView(): void {
    if (this.#view === null || this.#socket?.readyState !== WebSocket.OPEN) return;
    const { box, people, rate } = this.#view;
    this.#send({
      type: "view",
      ...(box === null ? {} : { box: [box.west, box.south, box.east, box.north] }),
      ...(people.length === 0 ? {} : { people }),
      rate,
      ...(this.#mark === null || this.#mark === "" ? {} : { mark: this.#mark }),
    });
  }

  #send(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }
}
