/** Dots on the screen, and heaps of them. */
export interface Heap {
  readonly x: number;
  readonly y: number;
  readonly ids: readonly number[];
}

export interface Arranged {
  readonly dots: readonly Dot[];
  readonly heaps: readonly Heap[];
}

export interface Dot {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** From this zoom on everybody is a dot of their own. */
export const NEAR = 15;
const CELL = 72;
/** As many or fewer in a cell are dots of their own. */
const FEW = 4;

/**
 * Heaps up dots that share a cell of a grid that lies still on the world, so that heaps do not jump while the map is
 * moved.
 *
 * @param offsetX where the screen's left edge is on the grid, in pixels
 */
export function arrange(dots: readonly Dot[], zoom: number, offsetX: number, offsetY: number): Arranged {
  if (zoom >= NEAR || dots.length <= FEW) return { dots, heaps: [] };
  const cells = new Map<string, Dot[]>();
  for (const dot of dots) {
    const key = `${Math.floor((dot.x + offsetX) / CELL)},${Math.floor((dot.y + offsetY) / CELL)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [dot]);
    else cell.push(dot);
  }
  const alone: Dot[] = [];
  const heaps: Heap[] = [];
  for (const cell of cells.values()) {
    if (cell.length <= FEW) {
      alone.push(...cell);
      continue;
    }
    let x = 0;
    let y = 0;
    for (const dot of cell) {
      x += dot.x;
      y += dot.y;
    }
    heaps.push({ x: x / cell.length, y: y / cell.length, ids: cell.map((dot) => dot.id) });
  }
  return { dots: alone, heaps: heaps.sort((a, b) => a.ids.length - b.ids.length) };
}

/** Grows with the number, more and more slowly. */
export function heapRadius(count: number): number {
  return 10 + 4.2 * Math.log10(count) ** 1.4;
}
