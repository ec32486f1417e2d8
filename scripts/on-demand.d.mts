type Tool = "biome" | "browser" | "recheck" | "verapdf";
export function onDemand(tool: Tool): string;
export function requireOnDemand(tool: Tool): NodeJS.Require;
