/** As much of OpenAPI 3.0 as the catalogue uses. */
export interface Document {
  paths: Record<string, Partial<Record<string, Operation>>>;
}

export interface Operation {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

export interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  description?: string;
  schema?: Schema;
}

export interface Schema {
  type?: string;
  description?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** The operation that a request is for. A path with fewer variables is meant before one with more. */
export function operationFor({ paths }: Document, method: string, path: string) {
  const [found] = Object.entries(paths)
    .map(([template, item]) => ({ template, operation: item[method.toLowerCase()], given: matched(template, path) }))
    .filter(({ operation, given }) => operation && given)
    .toSorted((one, other) => variablesIn(one.template) - variablesIn(other.template));
  return found?.operation && found.given ? { operation: found.operation, given: found.given } : null;
}

const variablesIn = (template: string) => template.split('{').length;

function matched(template: string, path: string): Record<string, string> | null {
  const pattern = template.replaceAll(/[.]/g, '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found ? { ...found.groups } : null;
}
