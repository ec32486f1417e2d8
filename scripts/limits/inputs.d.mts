export interface LimitInput {
  /** What it is made of. */
  readonly of: string;
}

export const inputs: Readonly<Record<string, LimitInput>>;
