// The foot of a page: how the notes of its regions and columns stand there.
import type { Frame } from "../breaking/fill-pages.ts";

/** The notes of the regions on a page stand above one another at its foot, those of columns at the foot of each. */
export function withFeet(frames: readonly Frame[], height: number): readonly Frame[] {
  if (frames.every(({ foot }) => foot === null)) return frames;
  const placed = [...frames];
  let bottom = height;
  for (let last = placed.length; last > 0; ) {
    const region = placed[last - 1]?.region;
    let first = last - 1;
    while (first > 0 && placed[first - 1]?.region === region) first--;
    let tallest = 0;
    for (let at = first; at < last; at++) {
      const frame = placed[at];
      if (!frame?.foot) continue;
      placed[at] = { ...frame, foot: { ...frame.foot, y: bottom - frame.foot.height } };
      tallest = Math.max(tallest, frame.foot.height);
    }
    bottom -= tallest;
    last = first;
  }
  return placed;
}
