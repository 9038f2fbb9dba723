import fc from 'fast-check';

/** Where in a body something stands: the keys on the way to it. */
type Path = readonly string[];

const text = fc.string({ unit: 'binary', maxLength: 20 });
const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString', 'polluted', 'then', 'sender', '0'));
const nothing = [undefined, Number.NaN, Number.POSITIVE_INFINITY, -0.5] as const;
const deep = fc.integer({ min: 2, max: 2000 }).map((levels) => {
  let nested: unknown = { nonce: 'x' };
  for (let level = 0; level < levels; level++) nested = level % 2 ? [nested] : { body: nested };
  return nested;
});
/** Longer than any text may be, and longer than a whole body may be. */
const large = fc
  .oneof(fc.integer({ min: 10_001, max: 60_000 }), fc.integer({ min: 100_001, max: 300_000 }))
  .map((length) => 'x'.repeat(length));
const own = (from: string): unknown => JSON.parse(from);
const polluting = fc.constantFrom(
  own('{"__proto__":{"polluted":true}}'),
  own('{"constructor":{"prototype":{"polluted":true}}}'),
  own('{"__proto__":null,"length":1}'),
  own('{"toString":"x","valueOf":"x","then":"x"}'),
  own('{"length":3,"0":"1","1":"2","2":"3"}'),
);

/** Anything that is neither `null` nor, by chance, sound. */
export const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withNullPrototype: true, withSparseArray: true, withUnicodeString: true, maxDepth: 3 }),
  polluting,
  deep,
  large,
  fc.dictionary(key, fc.jsonValue()),
);

/** `body` broken in one place: another type, a key more or less, too long, too many. What comes out is never sound. */
export function broken(body: unknown): fc.Arbitrary<unknown> {
  if (body === null) return wild.filter((value) => value !== null);
  return fc.constantFrom(...pathsIn(body)).chain((path) => brokenAt(body, path));
}

function brokenAt(body: unknown, path: Path): fc.Arbitrary<unknown> {
  const here = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], body);
  const ways: fc.Arbitrary<unknown>[] = [wrongFor(here).map((value) => put(body, path, value))];
  if (path.length && !isCounted(path)) ways.push(fc.constant(put(body, path)));
  if (isObject(here) && !isCounts(path)) {
    const more = fc.tuple(key, fc.jsonValue()).filter(([name]) => !Object.hasOwn(here, name));
    ways.push(more.map(([name, value]) => put(body, [...path, name], value)));
  }
  return fc.oneof(...ways);
}

/** What cannot stand in the place of `here`. */
function wrongFor(here: unknown): fc.Arbitrary<unknown> {
  const objects = fc.oneof(polluting, deep, fc.constantFrom([], [[]], {}, [null], new Date(0), new Map(), /x/));
  const numbers = fc.oneof(fc.double(), fc.bigInt(), fc.constantFrom(...nothing));
  switch (typeof here) {
    case 'string':
      return fc.oneof(objects, numbers, large, fc.boolean());
    case 'number':
      return fc.oneof(
        objects,
        text,
        fc.boolean(),
        fc.constantFrom(undefined, Number.NaN, '7', Number.NEGATIVE_INFINITY),
      );
    case 'boolean':
      return fc.oneof(objects, numbers, text);
    default:
      return Array.isArray(here) ? wrongForList : fc.oneof(deep, numbers, text, large, fc.boolean(), fc.constant([]));
  }
}

const wrongForList = fc.oneof(
  ...[text, large, fc.boolean(), fc.constantFrom(...nothing), polluting],
  fc.integer({ min: 201, max: 20_000 }).map((length) => Array(length).fill('1')),
  fc.array(fc.oneof(fc.integer(), fc.constant(null), large), { minLength: 1 }),
);

function put(body: unknown, path: Path, ...value: unknown[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value[0];
  const entries = Object.entries(body as object).filter(([name]) => name !== step || rest.length);
  const changed = entries.map(([name, inner]) => [name, name === step ? put(inner, rest, ...value) : inner] as const);
  if (!rest.length && value.length) changed.push([step, value[0]]);
  // Entries give even `__proto__` as a key of its own, as a message does.
  return Array.isArray(body) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

function pathsIn(body: unknown, at: Path = []): Path[] {
  if (!isObject(body)) return [at];
  return [at, ...Object.entries(body).flatMap(([name, inner]) => pathsIn(inner, [...at, name]))];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** `shape` counts by names of any number up to 40; a list may be shorter. */
const isCounts = (path: Path) =>
  path.at(-1) === 'shape' || path.at(-1) === 'commitmentIds' || path.at(-1) === 'rejections';
const isCounted = (path: Path) => isCounts(path.slice(0, -1));
