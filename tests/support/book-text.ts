// Whole books in single files: `==== path` begins a file of the book, and the text before the first one is a description.

export interface BookText {
  readonly head: string;
  readonly files: ReadonlyMap<string, string>;
}

export function readBookText(text: string): BookText {
  const files = new Map<string, string>();
  const [head = "", ...sections] = text.split(/^==== /m);
  for (const section of sections) {
    const newline = section.indexOf("\n");
    files.set(section.slice(0, newline).trim(), section.slice(newline + 1));
  }
  return { head, files };
}
