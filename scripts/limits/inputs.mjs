// For each limit of SECURITY.md, by its name: an input that is just at it.
import { files } from "./files.mjs";
import { repositories } from "./repositories.mjs";
import { texts } from "./texts.mjs";

export const inputs = { ...texts, ...files, ...repositories };
