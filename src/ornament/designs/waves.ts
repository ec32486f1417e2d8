// Waves: a stack of lines, each lifted by a few wave packets; every line hides what is behind it.
import { type Design, type DesignCanvas, hueOf } from "../design.ts";
import { filled, line, mixed, type Point, smooth, stroked } from "../shapes.ts";

const steps = 60;

interface Packet {
  readonly x: number;
  readonly row: number;
  readonly width: number;
  readonly rows: number;
  readonly height: number;
  readonly count: number;
  readonly phase: number;
}

export const waves: Design = (canvas) => {
  const { width, height, colours } = canvas;
  const rows = Math.min(64, Math.max(16, Math.round(height / 9)));
  const packets = packetsOf(canvas, rows);
  return Array.from({ length: rows }, (_, row) => {
    const points = Array.from({ length: steps + 1 }, (_, step): Point => {
      const x = (step / steps) * width * 1.04 - width * 0.02;
      const lift = packets.reduce((sum, packet) => sum + liftOf(packet, x, row), 0);
      return [x, (height * (row + 2)) / (rows + 1) - lift];
    });
    const path = smooth(points);
    const depth = row / Math.max(1, rows - 1);
    const strong = row % 7 === 3;
    const paint = strong ? hueOf(colours, Math.floor(row / 7)) : mixed(colours.ground, colours.ink, 0.3 + 0.55 * depth);
    const under = [...path, line(width * 1.02, height * 1.1), line(-width * 0.02, height * 1.1), ["Z"]] as const;
    return [filled(under, colours.ground), stroked(path, paint, strong ? 1.5 : 0.7)];
  }).flat();
};

function packetsOf({ width, height, random }: DesignCanvas, rows: number): readonly Packet[] {
  return Array.from({ length: 5 }, (_, index) => ({
    x: width * (0.12 + 0.19 * index + random.between(-0.07, 0.07)),
    row: rows * random.between(0.3, 0.85),
    width: width * random.between(0.05, 0.13),
    rows: rows * random.between(0.14, 0.3),
    height: height * random.between(0.09, 0.2),
    count: random.between(1.5, 4.5),
    phase: random.between(0, 2 * Math.PI),
  }));
}

function liftOf({ x, row, width, rows, height, count, phase }: Packet, atX: number, atRow: number): number {
  const [across, down] = [(atX - x) / width, (atRow - row) / rows];
  const envelope = Math.exp(-(across * across + down * down) / 2);
  return height * envelope * (0.55 + 0.45 * Math.cos(count * across + phase));
}
