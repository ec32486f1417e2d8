// Joins long lists.

/**
 * Adds a list to another. `push(...list)` would put every element on the stack, which overflows at a few hundred
 * thousand.
 */
export function append<T>(to: T[], more: readonly T[]): void {
  for (const each of more) to.push(each);
}
