import { ask, asJson, askJson, askPage, query, type Page, type Services } from "./services";

export interface Profile {
  readonly first_name: string;
  readonly last_name: string;
  readonly company_name: string;
}

export interface Person extends Profile {
  readonly id: number;
  readonly simulated?: boolean;
}

export interface Location {
  readonly id: string;
  readonly person_id: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly creation_time: string;
}

export interface Encounter {
  readonly person: Person;
  readonly from: string;
  readonly to: string;
  readonly duration: string;
  readonly closest: number;
  readonly points: number;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Met {
  readonly person: Person;
  readonly first: string;
  readonly last: string;
  readonly times: number;
  readonly duration: string;
  readonly closest: number;
}

/** From an instant until just before another, ISO 8601. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

export interface MeetingRule {
  readonly metres: number;
  /** How close in time, ISO 8601; null at any time. */
  readonly within: string | null;
}

const SEARCHED_AT_ONCE = 200;

export function fullName(person: Profile): string {
  return `${person.first_name} ${person.last_name}`;
}

export function search(services: Services, words: string, signal?: AbortSignal, limit = SEARCHED_AT_ONCE): Promise<Page<Person>> {
  return askPage<Person>(`${services.person}/api/persons?${query({ q: words, limit })}`, signal);
}

export function getPerson(services: Services, id: number, signal?: AbortSignal): Promise<Person> {
  return askJson<Person>(`${services.person}/api/persons/${id}`, { signal });
}

export function register(services: Services, profile: Profile): Promise<Person> {
  return askJson<Person>(`${services.person}/api/persons`, asJson("POST", profile));
}

export function change(services: Services, id: number, profile: Profile): Promise<Person> {
  return askJson<Person>(`${services.person}/api/persons/${id}`, asJson("PUT", { id, ...profile }));
}

export async function erase(services: Services, id: number): Promise<void> {
  await ask(`${services.person}/api/persons/${id}`, { method: "DELETE" });
}

export function trackAddress(services: Services, id: number, range: Range): string {
  return `${services.location}/api/persons/${id}/locations?${query({ start_date: range.from, end_date: range.to })}`;
}

export function getTrack(services: Services, id: number, range: Range, signal?: AbortSignal): Promise<Location[]> {
  return askJson<Location[]>(trackAddress(services, id, range), { signal });
}

export function encountersAddress(services: Services, id: number, range: Range, rule: MeetingRule): string {
  return `${services.connection}/api/persons/${id}/encounters?${meeting(range, rule)}`;
}

export function getEncounters(
  services: Services,
  id: number,
  range: Range,
  rule: MeetingRule,
  signal?: AbortSignal,
): Promise<Page<Encounter>> {
  return askPage<Encounter>(`${encountersAddress(services, id, range, rule)}&limit=1000`, signal);
}

export function getMet(
  services: Services,
  id: number,
  range: Range,
  rule: MeetingRule,
  signal?: AbortSignal,
): Promise<Page<Met>> {
  return askPage<Met>(`${services.connection}/api/persons/${id}/met?${meeting(range, rule)}&limit=1000`, signal);
}

function meeting(range: Range, rule: MeetingRule): string {
  return query({ start_date: range.from, end_date: range.to, distance: rule.metres, within: rule.within });
}
