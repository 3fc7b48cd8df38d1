/** Where the services are, as this browser reaches them, and what is laid under the map. */
export interface Services {
  readonly person: string;
  readonly location: string;
  readonly connection: string;
  readonly tiles: string | null;
  readonly style: string | null;
  readonly venue: string | null;
}

/** A no, or no answer at all. Its message is for people. */
export class Problem extends Error {
  /** 0 if there was no answer. */
  readonly status: number;
  readonly faults: readonly Fault[];

  constructor(message: string, status: number, faults: readonly Fault[] = []) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

export interface Fault {
  readonly field: string;
  readonly reason: string;
}

interface ProblemJson {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
}

/** @throws Problem unless the answer is a good one */
export async function ask(url: string, options: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, options);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") throw failure;
    throw new Problem("", 0);
  }
  if (answer.ok) return answer;
  const said = await answer
    .json()
    .then((body: ProblemJson) => body)
    .catch((): ProblemJson => ({}));
  throw new Problem(said.detail ?? said.title ?? answer.statusText, answer.status, said.errors);
}

export async function askJson<T>(url: string, options?: RequestInit): Promise<T> {
  const answer = await ask(url, options);
  return (await answer.json()) as T;
}

export function isAborted(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === "AbortError";
}

export function asJson(method: string, body: unknown): RequestInit {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** A list's page, and where the next one is. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export async function askPage<T>(url: string, signal?: AbortSignal): Promise<Page<T>> {
  const answer = await ask(url, { signal });
  const path = /<([^>]+)>; *rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
  return {
    rows: (await answer.json()) as T[],
    next: path === undefined ? null : new URL(path, answer.url).href,
  };
}

export function query(parameters: Record<string, string | number | null | undefined>): string {
  const said = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}
