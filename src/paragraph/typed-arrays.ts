// Arrays of numbers that grow. In: a full one, and a larger. Out: the larger with what was in the other.
export function grown<Numbers extends { set(from: Numbers): void }>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
