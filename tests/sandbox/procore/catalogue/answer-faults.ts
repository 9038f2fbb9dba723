import { z } from 'zod';
import { type Document, operationFor } from './document';
import { strict } from './strict';

/** What of an answer the catalogue does not know: a property, or the type of one. What was cut out is not judged. */
export function answerFaults(document: Document, method: string, path: string, body: unknown): string[] {
  const responses = operationFor(document, method, path)?.operation.responses ?? {};
  const [, answer] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const schema = answer?.content?.['application/json']?.schema;
  if (!schema) return [];
  const { error } = z.fromJSONSchema(strict(schema)).safeParse(body);
  return (error?.issues ?? []).map(({ path: at, message }) => `${method} ${path} ${at.join('.')}: ${message}`);
}
