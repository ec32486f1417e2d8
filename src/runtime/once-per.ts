// Makes something once for each object, and keeps it as long as the object: what is made of an abstract is made again
// only when the abstract has changed. In: a function of an object that never changes. Out: the same function, with a
// memory. It may depend on nothing else.

export function oncePer<K extends object, V extends object>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, V>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const value = make(of);
    made.set(of, value);
    return value;
  };
}
