import { describe, expect, test } from 'vitest';
import { endpointsOf } from '../app';
import { createLogins } from '../logins';
import { createHooks, usualPatience } from '../webhooks/hooks';
import { readCatalogue } from './catalogue-file';
import { type Document, operationFor } from './document';
import { type AskedRequest, requestFaults } from './request-faults';

const own: Document = {
  paths: {
    '/rest/v1.0/things/{id}': {
      patch: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
          { name: 'validate', in: 'query', schema: { type: 'boolean' } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['project_id'],
                properties: {
                  project_id: { type: 'integer' },
                  thing: { type: 'object', properties: { status: { type: 'string', enum: ['Draft', 'Void'] } } },
                },
              },
            },
          },
        },
        responses: { 200: {} },
      },
    },
    '/rest/v1.0/things/latest': {
      get: {
        parameters: ['company_id', 'project_id'].map((name) => ({
          ...{ name, in: 'query' as const, required: true, schema: { type: 'integer' } },
          description: 'You must supply either a company_id or project_id.',
        })),
        responses: { 200: {} },
      },
    },
  },
};

const patch = (body: unknown, more: Partial<AskedRequest> = {}): AskedRequest => ({
  ...{ method: 'PATCH', path: '/rest/v1.0/things/7', query: '', contentType: 'application/json' },
  body: JSON.stringify(body),
  ...more,
});
const latest = (query: string): AskedRequest => ({
  ...{ method: 'GET', path: '/rest/v1.0/things/latest', query, contentType: null, body: null },
});

describe('what the check has against a request', () => {
  test.each<[string, AskedRequest, RegExp | null]>([
    ['nothing', patch({ project_id: 1, thing: { status: 'Void' } }, { query: '?validate=true' }), null],
    ['an unknown path', patch({}, { path: '/rest/v1.0/other' }), /not in the catalogue/],
    ['an unknown method', patch({}, { method: 'PUT' }), /not in the catalogue/],
    ['a path of another type', patch({ project_id: 1 }, { path: '/rest/v1.0/things/seven' }), /id is seven/],
    ['an unknown parameter', patch({ project_id: 1 }, { query: '?all=1' }), /knows no parameter all/],
    ['a parameter of another type', patch({ project_id: 1 }, { query: '?validate=1' }), /validate is 1/],
    ['a field that is missing', patch({}), /body project_id/],
    ['a field of another type', patch({ project_id: '1' }), /body project_id/],
    ['an unknown field, nested', patch({ project_id: 1, thing: { erp: 1 } }), /body thing/],
    ['a value that is not listed', patch({ project_id: 1, thing: { status: 'Sent' } }), /body thing.status/],
    ['a body that is neither', patch({ project_id: 1 }, { contentType: 'text/plain' }), /neither JSON nor a form/],
    ['neither of two parameters', latest(''), /misses the parameter company_id/],
    ['one of two parameters', latest('?company_id=1'), null],
  ])('%s', (_what, asked, fault) => {
    const faults = requestFaults(own, asked).join('\n');
    if (fault) expect(faults).toMatch(fault);
    else expect(faults).toBe('');
  });
});

test('the stand-in declares nothing that the catalogue does not', () => {
  const catalogue = readCatalogue();
  if (!catalogue) return;
  const now = () => 0;
  const logins = createLogins([], {});
  const endpoints = endpointsOf({ logins, hooks: createHooks(now, usualPatience), now });
  const faults = endpoints.flatMap(({ method, path, query = [] }) => {
    const found = operationFor(catalogue, method, path.replaceAll(/\{\w+\}/g, '1'));
    if (!found) return [`${method} ${path}`];
    const known = new Set(found.operation.parameters?.filter((one) => one.in === 'query').map(({ name }) => name));
    return query
      .map((name) => name.replace('!', ''))
      .flatMap((name) => (known.has(name) ? [] : [`${method} ${path} ?${name}`]));
  });
  expect(faults).toEqual([]);
  expect(endpoints.length).toBeGreaterThan(30);
});
