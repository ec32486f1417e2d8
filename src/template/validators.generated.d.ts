// Generated from the JSON Schema files by scripts/generate-schemas.mjs. Do not edit.
import type { Template } from "./template.generated.ts";
export const template: (data: unknown) => data is Template;
