/** Adds a list to another. `push(...list)` puts every element on the stack, which ends at some hundred thousand. */
export function append<T>(to: T[], more: readonly T[]): void {
  for (const each of more) to.push(each);
}
