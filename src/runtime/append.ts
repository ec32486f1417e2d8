// Long lists joined.

/** Adds a list to another. `push(...list)` would put every element on the stack, which overflows at some hundred thousand. */
export function append<T>(to: T[], more: readonly T[]): void {
  for (const each of more) to.push(each);
}
