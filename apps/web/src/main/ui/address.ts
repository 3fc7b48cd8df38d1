import { Store, useStore } from "./store";

/** What the address bar says after the #: which page, of whom, and how it is looked at. */
export interface Address {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function parseAddress(hash: string): Address {
  const [path, query] = hash.replace(/^#/, "").split("?", 2);
  return {
    path: path.split("/").filter(Boolean).map(decoded),
    query: new URLSearchParams(query),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The same as a link. What is null, undefined or empty is left out. */
export function link(
  path: readonly (string | number)[],
  query: Record<string, string | number | null | undefined> = {},
): string {
  const said = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const words = said.map(([name, value]) => `${encodeURIComponent(name)}=${readable(String(value))}`);
  return `#/${path.map((part) => encodeURIComponent(part)).join("/")}${words.length ? `?${words.join("&")}` : ""}`;
}

/** Commas and colons may stand in a fragment as they are. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":");
}

const here = new Store<Address>(parseAddress(typeof location === "undefined" ? "" : location.hash));

if (typeof addEventListener === "function") addEventListener("hashchange", () => here.set(parseAddress(location.hash)));

export function useAddress(): Address {
  return useStore(here);
}

export function currentAddress(): Address {
  return here.value;
}

/** Goes there; the way back leads here. */
export function go(to: string): void {
  if (to === location.hash) return;
  location.hash = to;
}

/** Says something else about the same page, without a step in the history. */
export function amend(changes: Record<string, string | number | null>): void {
  const { path, query } = here.value;
  const to = link(path, { ...Object.fromEntries(query), ...changes });
  if (to === location.hash) return;
  history.replaceState(history.state, "", to);
  here.set(parseAddress(to));
}
