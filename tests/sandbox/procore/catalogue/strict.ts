import type { z } from 'zod';
import type { Schema } from './document';

/** The schema, taking no property that it does not name, and whole numbers of any size. */
export function strict({
  type,
  properties,
  items,
  required,
  enum: values,
  nullable,
}: Schema): z.core.JSONSchema.JSONSchema {
  if (values) return { enum: nullable ? [...values, null] : values } as z.core.JSONSchema.JSONSchema;
  if (items) return { type: 'array', items: strict(items) };
  if (properties && Object.keys(properties).length) {
    const named = Object.entries(properties).map(([name, one]) => [name, strict(one)] as const);
    return {
      type: 'object',
      properties: Object.fromEntries(named),
      required: required ?? [],
      additionalProperties: false,
    };
  }
  if (type === 'integer') return { anyOf: [{ type: 'number', multipleOf: 1 }, { type: 'null' }] };
  if (type === 'string' || type === 'boolean' || type === 'number') return { anyOf: [{ type }, { type: 'null' }] };
  return {};
}
