import { createHash } from 'node:crypto';

/** The Content-Security-Policy of a page on which nothing runs and nothing is loaded, with this one `style`. */
export function pagePolicy(style: string, formAction: "'self'" | "'none'"): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
