// Whether two values have the same content, and a way to keep the older of two that do: what is kept from one build to
// the next is found by identity. In: plain data, such as a book or a style. Files that were read are compared by
// identity, because `source/` has one object for each text.

/** Compares objects and arrays by content, at any depth; functions, and objects of classes, by identity. */
export function isSame(one: unknown, other: unknown): boolean {
  return compare(one, other, null);
}

/** Also compares which objects are shared: where one value refers to the same object twice, the other must too. */
export function isAlike(one: unknown, other: unknown): boolean {
  return compare(one, other, { there: new Map(), back: new Map() });
}

/** Also leaves out fields with these names, wherever they are. */
export function isSameBut(ignored: ReadonlySet<string>, one: unknown, other: unknown): boolean {
  return compare(one, other, null, ignored);
}

interface Pairs {
  readonly there: Map<object, object>;
  readonly back: Map<object, object>;
}

type Ignored = ReadonlySet<string> | null;

function compare(one: unknown, other: unknown, pairs: Pairs | null, ignored: Ignored = null): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (pairs) {
    const [known, from] = [pairs.there.get(one), pairs.back.get(other)];
    if (known || from) return known === other && from === one;
    pairs.there.set(one, other);
    pairs.back.set(other, one);
  }
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let at = 0; at < one.length; at++) if (!compare(one[at], other[at], pairs, ignored)) return false;
    return true;
  }
  if (one instanceof Map) return other instanceof Map && compareMaps(one, other, pairs, ignored);
  if (!isPlain(one) || !isPlain(other) || "lineStarts" in one) return false;
  const [a, b] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  let names = 0;
  for (const name in a) {
    names++;
    if (ignored?.has(name)) continue;
    if (!Object.hasOwn(b, name) || !compare(a[name], b[name], pairs, ignored)) return false;
  }
  for (const _ in b) names--;
  return names === 0;
}

/** Compares maps in the order of their entries. */
function compareMaps(
  one: ReadonlyMap<unknown, unknown>,
  other: ReadonlyMap<unknown, unknown>,
  pairs: Pairs | null,
  ignored: Ignored,
): boolean {
  if (one.size !== other.size) return false;
  const others = other.entries();
  for (const [key, value] of one) {
    const [otherKey, otherValue] = others.next().value ?? [];
    if (!compare(key, otherKey, pairs) || !compare(value, otherValue, pairs, ignored)) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Returns the last build's value for as long as the new one has the same content. */
export class Steady<T> {
  #last: T | null = null;

  take(value: T): T {
    if (this.#last === null || !isSame(this.#last, value)) this.#last = value;
    return this.#last;
  }
}
