// Formulas as TeX → whether each can be set. Small ones are only read, not set: that finds their faults, and they are
// never too large for a page.
import { createEngine } from "./engine.ts";
import { refusal } from "./explain-fault.ts";
import { arranged, type Request, typeset } from "./typeset.ts";

export async function tryFormulas(requests: readonly Request[]): Promise<readonly boolean[]> {
  const engine = createEngine({}, null);
  const results: boolean[] = [];
  for (const request of requests) {
    const { tex, display } = request;
    if (!isSmall(tex)) {
      const [set] = await typeset([request], {});
      results.push(set?.formula !== null);
    } else results.push(refusal(tex) === null && (await engine.read(display ? arranged(tex) : tex, display)) === null);
  }
  return results;
}

/** Without explicit lengths, and without characters from other fonts. */
function isSmall(tex: string): boolean {
  return (
    tex.length <= 300 &&
    !/[^\0-\x7f]/.test(tex) &&
    !/\\(?:[hmv]?space|[hmv]?skip|m?kern|rule|raise|lower|vphantom|Huge|scale)|\\\\\s{0,5}\[/.test(tex)
  );
}
