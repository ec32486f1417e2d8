// Exit statuses, as the manual promises them.

export const exit = { good: 0, faults: 1, usage: 2 } as const;
