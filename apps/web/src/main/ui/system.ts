import { askJson, ask } from "./services";

export interface ServiceState {
  readonly name: string;
  readonly state: "ready" | "not_ready" | "away";
  readonly checks: readonly { readonly name: string; readonly status: string; readonly data?: Readonly<Record<string, unknown>> }[];
  readonly since?: string;
}

export const PLOTTED = ["ingest", "stored", "lag", "dead_letters", "live_clients"] as const;

/** A figure each ten seconds for the last hour; null where nothing is known. */
export type Series = { readonly minutes: readonly number[] } & Readonly<
  Record<(typeof PLOTTED)[number], readonly (number | null)[] | undefined>
>;

export interface SystemState {
  readonly services: readonly ServiceState[];
  readonly series: Series;
}

export interface DeadLetter {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
  readonly time: string;
  readonly content: string;
}

export function getSystem(signal?: AbortSignal): Promise<SystemState> {
  return askJson<SystemState>("api/system", { signal });
}

export function getDeadLetters(signal?: AbortSignal): Promise<DeadLetter[]> {
  return askJson<DeadLetter[]>("api/dead-letters?limit=50", { signal });
}

export async function replayDeadLetters(): Promise<number> {
  const answer = await ask("api/dead-letters/replay", { method: "POST" });
  return ((await answer.json()) as { readonly replayed: number }).replayed;
}
