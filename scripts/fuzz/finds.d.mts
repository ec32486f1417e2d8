// The types of finds.mjs, for its test.
interface Input {
  readonly seed: number;
  readonly target: string;
}

interface Trier {
  filesOf(input: Input): Promise<Record<string, string>>;
  try(input: Input & { readonly files: Record<string, string> }): Promise<{ readonly fault?: string }>;
  end(): void;
}

export class Finds {
  constructor(trier: () => Trier, folder?: string);
  readonly size: number;
  add(message: string, input: Input): Promise<void>;
  summary(): string;
}
