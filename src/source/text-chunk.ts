// Parts of a damaged file with their offsets: documents, lines, indentation.
/** A part of the file, in whole lines, and where it begins. */
export interface Chunk {
  readonly text: string;
  readonly at: number;
}

export function documentsOf(text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  for (const line of linesOf({ text, at: 0 })) {
    if (!/^(?:---|\.\.\.)\s*$/.test(line.text)) continue;
    chunks.push({ text: text.slice(at, line.at), at });
    at = line.at + line.text.length;
  }
  chunks.push({ text: text.slice(at), at });
  return chunks.filter((chunk) => firstLine(chunk) !== null);
}

export function linesOf({ text, at }: Chunk): readonly Chunk[] {
  const lines: Chunk[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end + 1;
    lines.push({ text: text.slice(from, to), at: at + from });
    from = to;
  }
  return lines;
}

function isBlank({ text }: Chunk): boolean {
  const words = text.trimStart();
  return words === "" || words.startsWith("#") || words.startsWith("%");
}

export function firstLine(chunk: Chunk): Chunk | null {
  return linesOf(chunk).find((line) => !isBlank(line)) ?? null;
}

export const indentOf = ({ text }: Chunk) => text.length - text.trimStart().length;
