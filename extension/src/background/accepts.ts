/** Checks of what comes over the message channel. A content script shares its process with a hostile page. */
type Check<T> = (value: unknown) => value is T;

export const isNothing = (value: unknown): value is null => value === null;

export function isText(longest: number): Check<string> {
  return (value): value is string => typeof value === 'string' && value.length <= longest;
}

export const isId = isText(64);
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isNumber = (value: unknown): value is number => Number.isFinite(value);
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

export function isOneOf<T extends string>(...all: readonly T[]): Check<T> {
  return (value): value is T => all.some((one) => one === value);
}

export function isNullOr<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

export function isListOf<T>(check: Check<T>, most: number): Check<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.length <= most && value.every(check);
}

export function isMapOf<T>(check: Check<T>, most: number): Check<Record<string, T>> {
  return (value): value is Record<string, T> =>
    isObject(value) && hasAtMost(value, most) && Object.values(value).every(check);
}

/** Exactly these keys, each as its check says. */
export function isShaped<T extends object>(checks: { [K in keyof T]: Check<T[K]> }): Check<T> {
  const keys = Object.keys(checks) as (keyof T & string)[];
  return (value): value is T => {
    if (!isObject(value) || !hasAtMost(value, keys.length)) return false;
    return keys.every((key) => Object.hasOwn(value, key) && checks[key](value[key]));
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasAtMost(value: object, most: number): boolean {
  return Object.keys(value).length <= most;
}
