// node postman.mjs COLLECTION OPENAPI [NAME=VALUE ...]: runs a Postman collection with these variables, and holds each
// answer against what the OpenAPI document says of it; 1 if one of its tests fails, or an answer is another than described.
import { readFileSync } from 'node:fs';
import { parseYaml } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import newman from 'newman';

const [collection, openapi, ...variables] = process.argv.slice(2);
const api = parseYaml(readFileSync(openapi, 'utf8'));
nothingElse(api.components.schemas);
const ajv = new Ajv2020({ strict: false, validateSchema: false });
formats.default(ajv);
ajv.addSchema(api, 'api');

/** What is not described must not be there either. */
function nothingElse(schemas) {
  for (const part of Object.values(schemas)) {
    if (part === null || typeof part !== 'object') continue;
    if (part.type === 'object' && part.properties) part.additionalProperties ??= false;
    nothingElse(part);
  }
}

function pointer(...steps) {
  return `#/${steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}

/** The path of the document that this one is an example of. */
function described(path) {
  return Object.keys(api.paths).find((one) => new RegExp(`^${one.replaceAll(/{\w+}/g, '[^/]+')}$`).test(path));
}

/** What is wrong with an answer; undefined, if nothing is. */
function wrong(request, response) {
  const path = described(request.url.getPath());
  const method = request.method.toLowerCase();
  const said = api.paths[path]?.[method]?.responses?.[response.code];
  if (said === undefined) return `${response.code} is not described`;
  const at = said.$ref ?? pointer('paths', path, method, 'responses', response.code);
  const { content } = said.$ref === undefined ? said : api.components.responses[said.$ref.split('/').at(-1)];
  if (content === undefined) return response.responseSize === 0 ? undefined : 'a body is not described';
  const type = response.headers.get('Content-Type').split(';', 1)[0];
  if (content[type] === undefined) return `${type} is not described`;
  if (content[type].schema === undefined || !type.endsWith('json')) return undefined;
  const schema = ajv.compile({ $ref: `api${at}/content/${type.replaceAll('/', '~1')}/schema` });
  const lines = type === 'application/x-ndjson' ? response.text().trim().split('\n') : [response.text()];
  if (lines.every((line) => schema(JSON.parse(line)))) return undefined;
  return ajv.errorsText(schema.errors, { dataVar: 'answer' });
}

let surprises = 0;
const envVar = variables.map((pair) => {
  const [key, ...value] = pair.split('=');
  return { key, value: value.join('=') };
});
newman
  .run({ collection: JSON.parse(readFileSync(collection, 'utf8')), envVar, reporters: 'cli', color: 'off' })
  .on('request', (failure, { item, response }) => {
    const what = failure ? undefined : wrong(item.request, response); // newman tells of failures itself
    if (what === undefined) return;
    surprises++;
    console.log(`"${item.name}" is answered otherwise than ${openapi} says: ${what}`);
  })
  .on('done', (failure, { run }) => {
    if (failure || run.failures.length > 0 || surprises > 0) process.exitCode = 1;
  });
