// Words that fit the terminal. In: a sentence of a diagnostic. Out: the sentence with what it quotes shortened until it fits,
// or broken into lines between its words.
import { cellsOf, widthOf } from "./cells.ts";

/** The least length of a quotation, however narrow the terminal is. */
const least = 32;

/** One line; only quotations are cut, in the middle, the longest first. */
export function shortened(text: string, room: number): string {
  let excess = widthOf(text) - room;
  if (excess <= 0) return text;
  const parts = text.split(/(“[^“”]*”)/);
  const quoted = parts.flatMap((part, index) => (index % 2 === 1 ? [{ index, width: widthOf(part) }] : []));
  quoted.sort((a, b) => b.width - a.width);
  for (const { index, width } of quoted) {
    if (excess <= 0 || width <= least) break;
    const wanted = Math.max(least, width - excess);
    parts[index] = middleCut(parts[index] ?? "", wanted);
    excess -= width - wanted;
  }
  return parts.join("");
}

function middleCut(text: string, room: number): string {
  const cells = cellsOf(text);
  const half = Math.ceil((room - 1) / 2);
  const fitting = (list: readonly { readonly text: string; readonly columns: number }[], most: number) => {
    let used = 0;
    return list.filter(({ columns }) => {
      used += columns;
      return used <= most;
    });
  };
  const head = fitting(cells, half).map((cell) => cell.text);
  const tail = fitting([...cells].reverse(), room - 1 - half).map((cell) => cell.text);
  return `${head.join("")}…${tail.reverse().join("")}`;
}

/** Lines no wider than the room, if words allow, all but the first indented by `indent`. */
export function wrapped(text: string, room: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ")) {
    const width = widthOf(word);
    if (used > 0 && used + 1 + width > room) {
      lines.push(line);
      line = indent;
      used = indent.length;
    } else if (used > 0 || line !== "") {
      line += " ";
      used++;
    }
    line += word;
    used += width;
  }
  return [...lines, line].join("\n");
}
