export function makeShowBook(
  folder: string,
  settings?: Readonly<Record<string, unknown>>,
  template?: string | null,
): void;
