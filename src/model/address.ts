// Addresses that links of a book may lead to: one list for all links. In: an address as it was written. Out: the
// address, or null.
import { limits } from "../source/limits.ts";

/** http, https and mailto; a reader's program would run, open or send anything else. Not longer than any real one. */
export function safeAddress(written: string): string | null {
  const address = written.trim();
  if (address.length > limits.address) return null;
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]/iu.test(address) ? address : null;
}
