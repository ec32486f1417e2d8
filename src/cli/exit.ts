// Exit statuses: what the contract promises, and 70 (EX_SOFTWARE of sysexits.h) for a fault of the program itself.

export const exit = { good: 0, faults: 1, usage: 2, internal: 70 } as const;
