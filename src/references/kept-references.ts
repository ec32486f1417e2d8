// Formatted references in a store. In: a request. Out: the response kept for the same request, style and locale,
// otherwise a new one.
import { recall, remember } from "../cache/recall.ts";
import { type Key, keyOf, noStore, type Store } from "../cache/store.ts";
import { localeTexts } from "./citation-locale.ts";
import { styleTexts } from "./citation-style.ts";
import type { EntryResponse, ListResponse, ReferenceFault, ReferencesRequest, ReferencesResponse } from "./exchange.ts";
import { dismissReferences, runFormatting } from "./run-formatting.ts";

export async function formatOnce(request: ReferencesRequest, store: Store): Promise<ReferencesResponse> {
  if (store === noStore) return runFormatting(request);
  const key = keyFor(request);
  const known = recall(store, key, isResponse);
  if (known && known.lists.length === request.lists.length) {
    dismissReferences();
    return known;
  }
  const response = await runFormatting(request);
  // A fault of the style may be fixed outside the book, by installing a style or a locale.
  if (response.faults.every(({ place }) => place.at !== "style")) remember(store, key, response);
  return response;
}

/** The path of the book and the names of its lists make no difference. */
function keyFor(request: ReferencesRequest): Key {
  const { folder, style, language } = request;
  const lists = request.lists.map(({ references, citations }) => ({ references, citations }));
  const asked = JSON.stringify({ ...request, folder: null, lists });
  return keyOf("references", asked, ...styleTexts(folder, style), ...localeTexts(language));
}

type Loose = Readonly<Record<string, unknown>>;

function isResponse(value: unknown): value is ReferencesResponse {
  return isRecord(value) && areAll(value.lists, isList) && areAll(value.faults, isFault);
}

function isList(value: unknown): value is ListResponse {
  if (!isRecord(value) || typeof value.labelled !== "boolean") return false;
  return areAll(value.entries, isEntry) && areAll(value.citations, isTextOrNull);
}

function isEntry(value: unknown): value is EntryResponse {
  if (!isRecord(value) || !isTextOrNull(value.label) || !isPlace(value.place)) return false;
  return typeof value.content === "string" || isIndex(value.content);
}

function isFault(value: unknown): value is ReferenceFault {
  if (!isRecord(value) || !(value.severity === "error" || value.severity === "warning")) return false;
  const { code, message, place, of, hint, related, fix } = value;
  return (
    typeof code === "string" &&
    typeof message === "string" &&
    isPlace(place) &&
    (of === undefined || isPlace(of)) &&
    (hint === undefined || typeof hint === "string") &&
    (related === undefined || (isRecord(related) && typeof related.message === "string" && isPlace(related.place))) &&
    (fix === undefined || isFix(fix))
  );
}

function isFix(value: unknown): boolean {
  if (!isRecord(value) || !isIndex(value.start) || !isIndex(value.end)) return false;
  return typeof value.was === "string" && typeof value.text === "string";
}

function isPlace(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { at, file, start, end, list, index, item } = value;
  switch (at) {
    case "bibliography":
      return [file, start, end].every(isIndex);
    case "lock":
      return [start, end].every(isIndex);
    case "reference":
      return [list, index].every(isIndex);
    case "citation":
      return [list, index, item].every(isIndex);
    default:
      return at === "style";
  }
}

function isRecord(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function areAll(value: unknown, isSound: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isSound);
}

function isIndex(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}
