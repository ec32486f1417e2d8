export interface Variant {
  /** Keys of book.yaml. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The text of template.yaml. */
  readonly template: string | null;
}

export interface Change {
  readonly title: string;
  readonly picture: string | null;
  readonly variants: readonly Variant[];
}

export function changesIn(text: string): readonly Change[];
