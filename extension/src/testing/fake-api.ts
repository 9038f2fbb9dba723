import { vi } from 'vitest';

export interface Asked {
  url: URL;
  method: string;
  headers: Headers;
  redirect: RequestInit['redirect'];
  /** As JSON. */
  body: unknown;
}

type Answer = () => Response | Promise<Response>;

export const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);

export const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}) =>
  json(
    { type: 'about:blank', title: code, status, code, detail: '', ...more },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  );

export const unreachable: Answer = () => Promise.reject(new TypeError('Failed to fetch'));

/** Stands in for the network: `answers` in turn, the last of them for good. */
export function fakeApi(...answers: Answer[]): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (url: URL, init: RequestInit) => {
    const { method = 'GET', headers, redirect, body } = init;
    asked.push({ url, method, headers: new Headers(headers), redirect, body: body ? JSON.parse(String(body)) : null });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer ? answer() : unreachable();
  });
  return asked;
}
