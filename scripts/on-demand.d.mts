export function onDemand(tool: "recheck" | "verapdf"): string;
