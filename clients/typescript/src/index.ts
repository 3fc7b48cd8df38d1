import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated.js';

export type { paths };
export type Connection = components['schemas']['Connection'];
export type Encounter = components['schemas']['Encounter'];
export type EncounterBetween = components['schemas']['EncounterBetween'];
export type Location = components['schemas']['Location'];
export type NewLocation = components['schemas']['NewLocation'];
export type Person = components['schemas']['Person'];
export type PersonMet = components['schemas']['PersonMet'];
export type Problem = components['schemas']['Problem'];
export type Profile = components['schemas']['Profile'];

/** Where the services answer; behind one host name all three are the same. */
export interface Addresses {
  readonly person: string;
  readonly location: string;
  readonly connection: string;
}

/** As `./udaconnect up` has them. */
export const LOCAL: Addresses = {
  person: 'http://127.0.0.1:30001',
  location: 'http://127.0.0.1:30002',
  connection: 'http://127.0.0.1:30003',
};

/** Of what can be asked for in several formats, this is what comes. */
type Json = 'application/json' | 'application/problem+json';

/** A client of each service: `client.person.GET('/api/persons/{id}', …)`. */
export type UdaConnect = { readonly [service in keyof Addresses]: Client<paths, Json> };

export function connect(addresses: Addresses = LOCAL): UdaConnect {
  return {
    person: createClient<paths, Json>({ baseUrl: addresses.person }),
    location: createClient<paths, Json>({ baseUrl: addresses.location }),
    connection: createClient<paths, Json>({ baseUrl: addresses.connection }),
  };
}

/** A no, with all that was wrong. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'Refused';
  }
}

/** What was answered; throws {@link Refused} where that is a no. */
export async function answered<T>(answer: Promise<{ data?: T; error?: Problem }>): Promise<T> {
  const { data, error } = await answer;
  if (error !== undefined) throw new Refused(error);
  return data as T;
}
