// The names of the formats, separate from their code, which is loaded only when there is something to report.

export const formats = ["pretty", "json", "github", "sarif"] as const;
export type Format = (typeof formats)[number];
