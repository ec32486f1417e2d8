// Generated from the JSON Schema files by scripts/generate-schemas.mjs. Do not edit.
import type { Abstract } from "./abstract.generated.ts";
import type { Affiliations } from "./affiliations.generated.ts";
import type { Book } from "./book.generated.ts";
import type { Programme } from "./programme.generated.ts";
export const abstract: (data: unknown) => data is Abstract;
export const affiliations: (data: unknown) => data is Affiliations;
export const book: (data: unknown) => data is Book;
export const programme: (data: unknown) => data is Programme;
