// Generates what is made from data: types and validators from the JSON Schema files.
import { generateSchemas } from "./generate-schemas.mjs";

await generateSchemas();
