import type { Schema } from './document';

/** What the catalogue has in the place of anything that lies too deep. */
const cutOut = '(nested object)';

/** An answer as the schema describes it; next to nothing for what was cut out of the catalogue. */
export function sampleOf(schema: Schema | undefined, name = ''): unknown {
  if (!schema) return {};
  const { type, description, format, enum: values, example, properties, items } = schema;
  if (example !== undefined) return example;
  if (description === cutOut) return /(^|_)id$/.test(name) ? 1 : null;
  if (values?.length) return values[0];
  if (items) return [sampleOf(items)];
  if (properties) {
    return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, sampleOf(one, key)]));
  }
  switch (type) {
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'string':
      return textFor(name, format);
    default:
      return {};
  }
}

function textFor(name: string, format: string | undefined): string | null {
  if (name === 'deleted_at') return null;
  if (format === 'date-time' || name.endsWith('_at')) return '2026-03-02T09:00:00Z';
  if (format === 'date' || name.endsWith('_date')) return '2026-03-02';
  if (/email|login/.test(name)) return 'somebody@quarry.example';
  if (/amount|total|percent|cost|quantity/.test(name)) return '1.00';
  return /(^|_)id$/.test(name) ? '1' : name;
}
