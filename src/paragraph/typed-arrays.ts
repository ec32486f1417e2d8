// Growing arrays of numbers. In: a full one, and a larger size. Out: a larger one with the same contents.
export function grown<Numbers extends { set(from: Numbers): void }>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
