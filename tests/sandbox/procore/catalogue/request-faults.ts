import { z } from 'zod';
import { type Document, type Operation, operationFor, type Parameter } from './document';
import { strict } from './strict';

export interface AskedRequest {
  method: string;
  path: string;
  /** With its `?`, or empty. */
  query: string;
  contentType: string | null;
  body: string | null;
}

const oneOfThem = /You must supply either a company_id or project_id/;

/**
 * What the catalogue has against a request: an unknown path, a parameter or a field of the body that it does not know,
 * one that is missing, one of another type. Nested parts that were cut out of the file are not judged.
 */
export function requestFaults(document: Document, asked: AskedRequest): string[] {
  const name = `${asked.method} ${asked.path}`;
  const found = operationFor(document, asked.method, asked.path);
  if (!found) return [`${name} is not in the catalogue`];
  const { operation, given } = found;
  const { parameters = [] } = operation;
  const query = new URLSearchParams(asked.query);
  return [
    ...parameters.filter((one) => one.in === 'path').flatMap((one) => valueFaults(one, given[one.name] ?? '')),
    ...[...query].flatMap(([key, value]) => queryFaults(parameters, key, value)),
    ...missing(parameters, query),
    ...bodyFaults(operation, asked),
  ].map((fault) => `${name}: ${fault}`);
}

function queryFaults(parameters: Parameter[], key: string, value: string): string[] {
  const known = parameters.find((one) => one.in === 'query' && one.name === key);
  // The catalogue leaves `state` out of authorize; RFC 6749 has it, and Procore's own guide.
  if (!known) return key === 'state' ? [] : [`knows no parameter ${key}`];
  return valueFaults(known, value);
}

function valueFaults({ name, schema }: Parameter, value: string): string[] {
  const fits = (pattern: RegExp) => (pattern.test(value) ? [] : [`${name} is ${value}, not of type ${schema?.type}`]);
  if (schema?.enum && !schema.enum.includes(value)) return [`${name} is ${value}, not ${schema.enum.join(', ')}`];
  if (schema?.type === 'integer') return fits(/^-?\d+$/);
  if (schema?.type === 'boolean') return fits(/^(true|false)$/);
  return [];
}

function missing(parameters: Parameter[], query: URLSearchParams): string[] {
  const wanted = parameters.filter((one) => one.in === 'query' && one.required && !query.has(one.name));
  const either = wanted.filter(({ description = '' }) => oneOfThem.test(description));
  const both = parameters.filter(({ description = '' }) => oneOfThem.test(description)).length;
  return wanted
    .filter((one) => !either.includes(one) || either.length === both)
    .map(({ name }) => `misses the parameter ${name}`);
}

function bodyFaults({ requestBody }: Operation, { contentType, body }: AskedRequest): string[] {
  if (!requestBody) return body ? ['takes no body'] : [];
  if (body === null || body === '') return requestBody.required ? ['misses its body'] : [];
  const schema = requestBody.content['application/json']?.schema;
  const read = bodyOf(contentType, body);
  if (!schema || read === undefined) return [`has a body that is neither JSON nor a form: ${contentType}`];
  const checked = z.fromJSONSchema(strict(schema)).safeParse(read);
  return checked.success ? [] : checked.error.issues.map(({ path, message }) => `body ${path.join('.')}: ${message}`);
}

/** The login server takes forms too, says Procore's own guide. */
function bodyOf(contentType: string | null, body: string): unknown {
  if (contentType?.startsWith('application/json')) return JSON.parse(body);
  if (contentType?.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  return undefined;
}
