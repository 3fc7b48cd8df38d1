import { mercatorX, mercatorY, worldSize } from "../geo";
import { fullName } from "../people";
import { Store } from "../store";
import type { Crowd } from "../live/crowd";
import type { Camera } from "./camera";
import { arrange, heapRadius, NEAR, type Arranged, type Dot, type Heap } from "./clusters";
import type { Colours } from "./colours";

/** What can be seen just now. */
export interface Seen {
  readonly inView: number;
  readonly drawn: number;
  readonly heaps: number;
  readonly named: number;
  readonly nearest: readonly number[];
}

const DOT = 5;
const CHOSEN_DOT = 8;
/** So far beside the screen somebody still counts as seen. */
const MARGIN = 12;
const MOST_NAMES = 150;
const MOST_TRAILS = 200;
const NEAREST = 200;
const PAUSE_BETWEEN_TALES = 300;
const NAMED_FROM_ZOOM = 11;
const NAME_FONT = "500 12px system-ui, sans-serif";
const HEAP_FONT = "600 12px system-ui, sans-serif";

/** Draws the crowd above the map, in the map's own projection. North is up, the map lies flat. */
export class PeopleCanvas {
  readonly element = document.createElement("canvas");
  readonly seen = new Store<Seen>({ inView: 0, drawn: 0, heaps: 0, named: 0, nearest: [] });
  colours: Colours;
  /** Whom the viewer follows or looks at. */
  chosen: number | null = null;
  /** Others are paler while something else is looked at. */
  isDimmed = false;
  readonly #crowd: Crowd;
  readonly #context: CanvasRenderingContext2D;
  readonly #sprites = new Map<string, HTMLCanvasElement>();
  readonly #widths = new Map<string, number>();
  #width = 0;
  #height = 0;
  #arranged: Arranged = { dots: [], heaps: [] };
  #told = 0;

  constructor(crowd: Crowd, colours: Colours) {
    this.#crowd = crowd;
    this.colours = colours;
    this.element.className = "people";
    this.element.setAttribute("aria-hidden", "true");
    const context = this.element.getContext("2d");
    if (context === null) throw new Error("this browser draws no canvas");
    this.#context = context;
  }

  size(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
    const ratio = devicePixelRatio;
    this.element.width = Math.round(width * ratio);
    this.element.height = Math.round(height * ratio);
    this.#sprites.clear();
  }

  paint(colours: Colours): void {
    this.colours = colours;
    this.#sprites.clear();
  }

  /** Draws one picture. Returns whether there is more to come: somebody is still on the way to their place. */
  draw(camera: Camera, now: number): boolean {
    const context = this.#context;
    const ratio = this.element.width / Math.max(1, this.#width);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#width, this.#height);

    const world = worldSize(camera.zoom);
    const left = mercatorX(camera.longitude) * world - this.#width / 2;
    const top = mercatorY(camera.latitude) * world - this.#height / 2;
    const toScreenX = (x: number) => nearest(x * world - left, world, this.#width / 2);
    const toScreenY = (y: number) => y * world - top;

    const dots: Dot[] = [];
    let gliding = false;
    for (const someone of this.#crowd.people.values()) {
      if (!someone.here) continue;
      const x = toScreenX(someone.shownX(now));
      const y = toScreenY(someone.shownY(now));
      if (x < -MARGIN || y < -MARGIN || x > this.#width + MARGIN || y > this.#height + MARGIN) continue;
      gliding ||= someone.isGliding(now);
      dots.push({ id: someone.id, x, y });
    }
    this.#arranged = arrange(dots, camera.zoom, left, top);

    context.globalAlpha = this.isDimmed ? 0.22 : 1;
    if (dots.length <= MOST_TRAILS && camera.zoom >= NEAR - 1) {
      for (const dot of dots) {
        if (dot.id !== this.chosen) this.#trail(dot, 0.35, 1.5, toScreenX, toScreenY);
      }
    }
    for (const dot of this.#arranged.dots) if (dot.id !== this.chosen) this.#dot(dot);
    for (const heap of this.#arranged.heaps) this.#heap(heap);
    context.globalAlpha = 1;
    const named = this.#names(camera.zoom);
    this.#chosen(dots, toScreenX, toScreenY);
    return !this.#tell(dots, named, now) || gliding;
  }

  /** Who or what is under the finger, if any; the nearest wins. */
  pick(x: number, y: number, reach: number): Dot | Heap | null {
    for (const heap of [...this.#arranged.heaps].reverse()) {
      if (Math.hypot(heap.x - x, heap.y - y) <= heapRadius(heap.ids.length)) return heap;
    }
    let best: Dot | null = null;
    let closest = reach;
    for (const dot of this.#arranged.dots) {
      const apart = Math.hypot(dot.x - x, dot.y - y);
      if (apart > closest) continue;
      closest = apart;
      best = dot;
    }
    return best;
  }

  /** Not with every picture: those who want to know are slower than the canvas. Returns whether it told. */
  #tell(dots: readonly Dot[], named: number, now: number): boolean {
    if (now - this.#told < PAUSE_BETWEEN_TALES) return false;
    this.#told = now;
    const middleX = this.#width / 2;
    const middleY = this.#height / 2;
    const nearestFirst =
      dots.length > NEAREST * 5
        ? dots.slice(0, NEAREST)
        : [...dots]
            .sort((a, b) => Math.hypot(a.x - middleX, a.y - middleY) - Math.hypot(b.x - middleX, b.y - middleY))
            .slice(0, NEAREST);
    this.seen.set({
      inView: dots.length,
      drawn: this.#arranged.dots.length,
      heaps: this.#arranged.heaps.length,
      named,
      nearest: nearestFirst.map((dot) => dot.id),
    });
    return true;
  }

  #dot(dot: Dot): void {
    const simulated = this.#crowd.names.get(dot.id)?.simulated === true;
    this.#sprite(dot.x, dot.y, simulated ? this.colours.simulated : this.colours.person, DOT);
  }

  /** A disc with an edge, drawn once and copied from then on. */
  #sprite(x: number, y: number, colour: string, radius: number): void {
    const ratio = this.element.width / Math.max(1, this.#width);
    const key = `${colour} ${radius}`;
    const half = radius + 2;
    let sprite = this.#sprites.get(key);
    if (sprite === undefined) {
      sprite = document.createElement("canvas");
      sprite.width = sprite.height = Math.ceil(half * 2 * ratio);
      const context = sprite.getContext("2d");
      if (context === null) return;
      context.scale(ratio, ratio);
      disc(context, half, half, radius, colour);
      context.strokeStyle = this.colours.edge;
      context.lineWidth = 1.5;
      context.stroke();
      this.#sprites.set(key, sprite);
    }
    this.#context.drawImage(sprite, x - half, y - half, half * 2, half * 2);
  }

  #heap(heap: Heap): void {
    const context = this.#context;
    const radius = heapRadius(heap.ids.length);
    const before = context.globalAlpha;
    context.globalAlpha = before * 0.22;
    disc(context, heap.x, heap.y, radius + 5, this.colours.cluster);
    context.globalAlpha = before * 0.94;
    disc(context, heap.x, heap.y, radius, this.colours.cluster);
    context.globalAlpha = before;
    context.fillStyle = this.colours.clusterText;
    context.font = HEAP_FONT;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(short(heap.ids.length), heap.x, heap.y + 0.5);
  }

  #chosen(
    dots: readonly Dot[],
    toScreenX: (x: number) => number,
    toScreenY: (y: number) => number,
  ): void {
    const dot = dots.find((one) => one.id === this.chosen);
    if (dot === undefined) return;
    const context = this.#context;
    this.#trail(dot, 0.9, 3.5, toScreenX, toScreenY, this.colours.chosen);
    context.globalAlpha = 0.18;
    disc(context, dot.x, dot.y, CHOSEN_DOT + 9, this.colours.chosen);
    context.globalAlpha = 1;
    this.#sprite(dot.x, dot.y, this.colours.chosen, CHOSEN_DOT);
    const name = this.#nameOf(dot.id);
    if (name !== null) this.#text(name, dot.x + CHOSEN_DOT + 6, dot.y);
  }

  #trail(
    dot: Dot,
    opacity: number,
    width: number,
    toScreenX: (x: number) => number,
    toScreenY: (y: number) => number,
    colour = this.colours.person,
  ): void {
    const trail = this.#crowd.people.get(dot.id)?.trail ?? [];
    if (trail.length < 6) return;
    const context = this.#context;
    const before = context.globalAlpha;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineJoin = context.lineCap = "round";
    const points = trail.length / 3;
    const pieces = Math.min(6, points - 1);
    for (let piece = 0; piece < pieces; piece++) {
      const first = Math.floor((piece * (points - 1)) / pieces);
      const last = Math.floor(((piece + 1) * (points - 1)) / pieces);
      context.globalAlpha = (before * opacity * (piece + 1)) / pieces;
      context.beginPath();
      for (let i = first; i <= last; i++) {
        const x = toScreenX(trail[i * 3]);
        const y = toScreenY(trail[i * 3 + 1]);
        if (i === first) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      if (piece === pieces - 1) context.lineTo(dot.x, dot.y);
      context.stroke();
    }
    context.globalAlpha = before;
  }

  /** As many names as fit without touching each other. Returns how many. */
  #names(zoom: number): number {
    const { dots } = this.#arranged;
    if (zoom < NAMED_FROM_ZOOM || this.isDimmed || dots.length > MOST_NAMES * 8) return 0;
    const taken = new Set<string>();
    let named = 0;
    for (const dot of dots) {
      if (named === MOST_NAMES) break;
      if (dot.id === this.chosen) continue;
      const name = this.#nameOf(dot.id);
      if (name === null || !this.#isFree(taken, dot.x, dot.y, this.#widthOf(name))) continue;
      this.#text(name, dot.x + DOT + 5, dot.y);
      named++;
    }
    return named;
  }

  #nameOf(id: number): string | null {
    const named = this.#crowd.names.get(id);
    return named === undefined ? null : fullName(named);
  }

  /** Takes the cells of 8 by 16 pixels that a name needs, if none of them is taken. */
  #isFree(taken: Set<string>, x: number, y: number, width: number): boolean {
    const cells: string[] = [];
    for (let column = Math.floor((x - DOT) / 8); column <= Math.floor((x + DOT + 6 + width) / 8); column++) {
      for (let row = Math.floor((y - 8) / 16); row <= Math.floor((y + 8) / 16); row++) {
        const cell = `${column},${row}`;
        if (taken.has(cell)) return false;
        cells.push(cell);
      }
    }
    for (const cell of cells) taken.add(cell);
    return true;
  }

  #widthOf(text: string): number {
    let width = this.#widths.get(text);
    if (width === undefined) {
      this.#context.font = NAME_FONT;
      width = this.#context.measureText(text).width;
      this.#widths.set(text, width);
    }
    return width;
  }

  #text(text: string, x: number, y: number): void {
    const context = this.#context;
    context.font = NAME_FONT;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeStyle = this.colours.halo;
    context.strokeText(text, x, y);
    context.fillStyle = this.colours.name;
    context.fillText(text, x, y);
  }
}

/** Of the copies of the world the one that is nearest to the middle of the screen. */
function nearest(x: number, world: number, middle: number): number {
  return x - Math.round((x - middle) / world) * world;
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

function short(count: number): string {
  return count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10_000 ? 1 : 0)}k`;
}

export function isHeap(picked: Dot | Heap): picked is Heap {
  return "ids" in picked;
}
