export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Buffer;
}
export function pixelsOfPage(
  pdf: string,
  page: number,
  options?: { readonly dpi?: number; readonly grey?: boolean },
): Pixels;
export function canRender(): boolean;
export function blank(width: number, height: number, channels?: 1 | 3, value?: number): Pixels;
export function place(onto: Pixels, picture: Pixels, left: number, top: number): void;
export function differing(one: Pixels, two: Pixels, tolerance?: number): number;
export function toPng(pixels: Pixels): Buffer;
export function fromPng(bytes: Buffer): Pixels;
