// The ring of ink on other books: the specimen, with one rule per page, and a book from right to left in full colour.
import { describe } from "vitest";
import { picturesOf } from "./pictures.ts";

describe("the specimen", () => {
  picturesOf("docs/specimen", {
    "specimen-letters": "page-letters",
    "specimen-formulas": "page-formulas",
    "specimen-grid": "overview-2026-09-14",
    "specimen-heads": "abstract-longest",
  });
});

describe("a book from right to left", () => {
  picturesOf("tests/ink/rtl", {
    "rtl-cover": "cover",
    "rtl-grid": "overview-2026-03-02",
    "rtl-abstract": "abstract-light",
  });
});
