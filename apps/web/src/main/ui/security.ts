import type { Services } from "./services";

/**
 * What the page may load from where: from its own server and the services, and from the host of the street tiles or of
 * the venue if there is one.
 */
export function policy(services: Services): string {
  const apis = [services.person, services.location, services.connection].flatMap(originOf);
  const ground = [services.tiles, services.style, services.venue].flatMap(originOf);
  const from = (...sources: string[]) => [...new Set(["'self'", ...sources])].join(" ");
  return [
    `default-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'unsafe-inline'`,
    `worker-src 'self'`,
    `img-src ${from("data:", "blob:", ...ground)}`,
    `connect-src ${from(...apis, ...ground)}`,
  ].join("; ");
}

function originOf(address: string | null): string[] {
  if (!address) return [];
  const found = /^(?:pmtiles:\/\/)?(https?:\/\/[^/]+)/.exec(address);
  return found === null ? [] : [found[1].replace(/\{s\}/g, "*")];
}

/** Has the browser keep to it from now on. */
export function enforce(services: Services): void {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy(services);
  document.head.append(meta);
}
