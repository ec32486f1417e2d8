// The abstracts of a book as they are in its files, found by id or by source; read only when needed.
import { join } from "node:path";
import type { YAMLMap } from "yaml";
import { statsOf } from "../../runtime/stats-of.ts";
import { readInside } from "../../source/book-folder.ts";
import { limits } from "../../source/limits.ts";
import { filesBelow } from "../../source/list-files.ts";
import { isObject } from "../containers/json.ts";
import { fieldValue, parseYaml, recordsOf } from "./edit-yaml.ts";

export interface FoundAbstract {
  /** The path in the book folder. */
  readonly path: string;
  readonly id: string;
  readonly source: { readonly system: string; readonly id: string } | null;
  readonly map: YAMLMap;
}

/** The text of the files, which changes as the import goes on and is written at its end. */
export class BookOnDisk {
  readonly folder: string;
  readonly #texts = new Map<string, string>();
  readonly changed = new Map<string, Uint8Array>();
  #paths: readonly string[] | null = null;
  /** What each file has, until it is written. */
  readonly #parsed = new Map<string, readonly FoundAbstract[]>();
  #places: Places | null = null;
  /** Files that are not YAML. */
  readonly broken = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  text(path: string): string | null {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const bytes = this.#read(path, limits.text);
    if (!bytes) return null;
    const text = Buffer.from(bytes)
      .toString("utf8")
      .replace(/^\ufeff/, "");
    this.#texts.set(path, text);
    return text;
  }

  bytes(path: string): Uint8Array | null {
    return this.changed.get(path) ?? this.#read(path, limits.picture);
  }

  /** Reads nothing outside the folder, no device, and nothing larger than a book may have. */
  #read(path: string, limit: number): Uint8Array | null {
    // For a missing file, a fault would search for a similar name.
    if (!statsOf(join(this.folder, path))?.isFile()) return null;
    const read = readInside(this.folder, path, limit);
    return "bytes" in read ? read.bytes : null;
  }

  write(path: string, text: string): void {
    if (this.text(path) === text) return;
    this.#texts.set(path, text);
    this.changed.set(path, Buffer.from(text));
    const before = this.#parsed.get(path);
    this.#parsed.delete(path);
    if (this.#places && before && before.length > 0) replaceIn(this.#places, before, this.#inFile(path));
  }

  writeBytes(path: string, bytes: Uint8Array): void {
    this.changed.set(path, bytes);
  }

  /** The abstract in its usual file, or in any other. */
  find(id: string, system: string, source: string): FoundAbstract | null {
    const usual = this.#inFile(`abstracts/${id}.yaml`).find((each) => each.id === id);
    if (usual) return usual;
    const places = this.#index();
    return places.bySource.get(sourceKey(system, source)) ?? places.byId.get(id) ?? null;
  }

  all(): readonly FoundAbstract[] {
    this.#paths ??= filesBelow(this.folder, "abstracts", [".yaml", ".yml"]);
    return this.#paths.flatMap((path) => this.#inFile(path));
  }

  #index(): Places {
    if (this.#places) return this.#places;
    this.#places = { byId: new Map(), bySource: new Map() };
    replaceIn(this.#places, [], this.all());
    return this.#places;
  }

  #inFile(path: string): readonly FoundAbstract[] {
    const known = this.#parsed.get(path);
    if (known) return known;
    const found = this.#parse(path);
    this.#parsed.set(path, found);
    return found;
  }

  #parse(path: string): readonly FoundAbstract[] {
    const text = this.text(path);
    const yaml = text === null ? null : parseYaml(text);
    if (text !== null && !yaml) this.broken.add(path);
    if (!yaml) return [];
    const records = recordsOf(yaml);
    const name = (path.split("/").at(-1) ?? "").replace(/\.ya?ml$/i, "");
    return records.map((map, index) => {
      const given = fieldValue(map, "id");
      const source = fieldValue(map, "source");
      const id =
        given === undefined || given === null ? (records.length > 1 ? `${name}-${index + 1}` : name) : String(given);
      return {
        path,
        id,
        source:
          isObject(source) && source.system !== undefined
            ? { system: String(source.system), id: String(source.id) }
            : null,
        map,
      };
    });
  }
}

/** Where the abstracts of the files on disk are; of several with the same id, the first. */
interface Places {
  readonly byId: Map<string, FoundAbstract>;
  readonly bySource: Map<string, FoundAbstract>;
}

const sourceKey = (system: string, id: string) => `${system}\0${id}`;

function replaceIn({ byId, bySource }: Places, before: readonly FoundAbstract[], now: readonly FoundAbstract[]): void {
  for (const each of before) {
    if (byId.get(each.id) === each) byId.delete(each.id);
    const key = each.source && sourceKey(each.source.system, each.source.id);
    if (key !== null && bySource.get(key) === each) bySource.delete(key);
  }
  for (const each of now) {
    if (!byId.has(each.id)) byId.set(each.id, each);
    const key = each.source && sourceKey(each.source.system, each.source.id);
    if (key !== null && !bySource.has(key)) bySource.set(key, each);
  }
}
