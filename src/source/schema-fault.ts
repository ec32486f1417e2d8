// Types for schemas and their violations. In: nothing. Out: the types that the readers of data share.
import type { YamlNode } from "./yaml-node.ts";

/** The part of JSON Schema that our schemas use. `$comment` is the name of a value in messages: “an author”. */
export interface Schema {
  readonly $comment?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** The value that is meant, the fields that are meant by a text, or a hint if it is ambiguous. */
export type MeantValue =
  | { readonly value: string | number; readonly message?: string; readonly hint?: string }
  | { readonly fields: Readonly<Record<string, string | number>>; readonly message?: string }
  | { readonly hint: string };

/** What values and keys mean that are not in the form of the schema; null unless it is beyond doubt. */
export interface Meanings {
  /** `noun`: what the schema calls the value; `key`: where it is. */
  value(noun: string, key: string | null, node: YamlNode): MeantValue | null;
  /** `known`: the keys that are not given. */
  key(written: string, known: readonly string[]): string | null;
}

export type SchemaRepair =
  /** The culprit's key was meant to be this one. */
  | { readonly kind: "rename"; readonly to: string }
  /** The culprit lacks this key. */
  | { readonly kind: "fill"; readonly key: string }
  /** The culprit is “yes” or “off”, which are booleans in YAML 1.1. */
  | { readonly kind: "truth" }
  /** The culprit should be a text. */
  | { readonly kind: "text" }
  /**
   * The culprit is one value, or lines, where a list belongs; items of several words go into the `textKey` of a map. `parts`: what its commas divide.
   */
  | { readonly kind: "list"; readonly textKey: string | null; readonly parts?: readonly string[] | null }
  /** The culprit is a list or a text where a map from ids to texts belongs. */
  | { readonly kind: "map" }
  /** The culprit is written in another form than a book's, but can only mean this. */
  | { readonly kind: "value"; readonly value: string | number }
  /** The culprit is a text that says what these fields would. */
  | { readonly kind: "fields"; readonly fields: Readonly<Record<string, string | number>> }
  /** The culprit is not a date, but can still be read as words. */
  | { readonly kind: "undated" };

export interface SchemaFault {
  readonly code: "unknown-key" | "missing-key" | "wrong-type" | "wrong-value" | "not-a-list" | "other-form";
  readonly message: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
  /** Implied by another fault: a key that is missing because it is misspelt. */
  readonly quiet?: boolean;
  /** The node whose removal may make the rest valid. */
  readonly culprit: YamlNode;
  /** A repair of the data in memory, so that nothing need be left out. */
  readonly repair?: SchemaRepair;
}
