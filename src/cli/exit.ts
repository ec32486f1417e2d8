// Exit statuses: what the contract promises. A fault of the program itself is one more that keeps the data from being printed.

export const exit = { good: 0, faults: 1, usage: 2 } as const;
