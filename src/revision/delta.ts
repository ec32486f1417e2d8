// An object as its difference from another one (gitformat-pack(5), deltified representation). In: the base and the
// difference. Out: the object; pieces are copied only from inside the base, and the length must be the one announced.
import { damaged, tooLarge } from "./unreadable.ts";

export function applyDelta(base: Buffer, delta: Buffer, limit: number): Buffer {
  let at = 0;
  const next = (): number => {
    const byte = delta[at++];
    if (byte === undefined) throw damaged("a difference is cut off");
    return byte;
  };
  const size = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = next();
      value += (byte & 127) * scale;
      if (value > limit) throw tooLarge(`an object of the repository has more than ${limit / 1e6} MB`);
      if (byte < 128) return value;
    }
  };
  if (size() !== base.length) throw damaged("a difference is for another object");
  const out = Buffer.alloc(size());
  let filled = 0;
  while (at < delta.length) {
    const order = next();
    if (order >= 128) {
      const number = (bits: number, shift: number): number => {
        let value = 0;
        for (let index = 0; index < bits; index++) {
          if (order & (1 << (shift + index))) value += next() * 256 ** index;
        }
        return value;
      };
      const from = number(4, 0);
      const length = number(3, 4) || 0x10000;
      if (from + length > base.length || filled + length > out.length) throw damaged("a difference reaches outside");
      base.copy(out, filled, from, from + length);
      filled += length;
    } else {
      if (order === 0 || at + order > delta.length || filled + order > out.length)
        throw damaged("a difference reaches outside");
      delta.copy(out, filled, at, at + order);
      at += order;
      filled += order;
    }
  }
  if (filled !== out.length) throw damaged("a difference ends early");
  return out;
}
