// Generates code from data: types and validators from the JSON Schema files, citation styles from citation-js.
import { generateCsl } from "./generate-csl.mjs";
import { generateSchemas } from "./generate-schemas.mjs";

await generateSchemas();
await generateCsl();
