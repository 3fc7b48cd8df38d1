// Two people are registered, send where they are, and have met.
//   node dist/example/meet.js [PERSON LOCATION CONNECTION], each an address such as http://127.0.0.1:30001
import { answered, connect, LOCAL, Refused, type Person, type PersonMet } from '../src/index.js';

declare const process: { readonly argv: readonly string[] };

const [, , person = LOCAL.person, location = LOCAL.location, connection = LOCAL.connection] = process.argv;
const udaconnect = connect({ person, location, connection });

async function register(first_name: string): Promise<Person> {
  const body = { first_name, last_name: 'Example', company_name: 'TypeScript' };
  return answered(udaconnect.person.POST('/api/persons', { body }));
}

async function send(who: Person, creation_time: string, longitude: number): Promise<void> {
  const body = { person_id: who.id, latitude: 52.52, longitude, creation_time };
  await answered(udaconnect.location.POST('/api/locations', { body }));
}

async function met(who: Person): Promise<readonly PersonMet[]> {
  const query = { start_date: '2026-02-04', end_date: '2026-02-04', within: 'PT1M' };
  const params = { path: { id: who.id }, query };
  return answered(udaconnect.connection.GET('/api/persons/{id}/met', { params }));
}

const ada = await register('Ada');
const bob = await register('Bob');
await send(ada, '2026-02-04T12:00:00Z', 13.405);
await send(bob, '2026-02-04T12:00:30Z', 13.40501);

// What was kept can be read a moment later.
let rows = await met(ada);
while (rows.length === 0) {
  await new Promise((wake) => setTimeout(wake, 100));
  rows = await met(ada);
}
for (const row of rows) {
  console.log(`${ada.first_name} met ${row.person.first_name} for ${row.duration}, ${row.closest.toFixed(2)} m apart`);
}

try {
  await send(ada, 'yesterday', 13.405);
} catch (refused) {
  if (!(refused instanceof Refused)) throw refused;
  console.log(`No: ${refused.problem.errors?.map((error) => error.field).join()}`);
}
