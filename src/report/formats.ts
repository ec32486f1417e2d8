// The names of the formats, apart from their code, which only runs once there is something to report.

export const formats = ["pretty", "json", "github", "sarif"] as const;
export type Format = (typeof formats)[number];
