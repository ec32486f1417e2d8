// Addresses that links of a book may lead to: one list for all links. In: an address as it was written. Out: the
// address, or null.

/** http, https and mailto; a reader's program would run, open or send anything else. */
export function safeAddress(written: string): string | null {
  const address = written.trim();
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]/iu.test(address) ? address : null;
}
