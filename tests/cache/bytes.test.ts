import fc from "fast-check";
import { expect, it } from "vitest";
import { ValueReader, ValueWriter } from "../../src/cache/bytes.ts";
import { tries } from "../support/runs.ts";

const values = fc.array(
  fc.oneof(
    fc.nat(2 ** 31 - 1),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ value })),
    fc.string({ unit: "binary" }),
    fc.uint8Array({ maxLength: 50 }),
  ),
  { maxLength: 60 },
);

it("gives numbers, texts and bytes back as they were", () => {
  fc.assert(
    fc.property(values, (all) => {
      const to = new ValueWriter();
      for (const one of all) {
        if (typeof one === "number") to.count(one);
        else if (typeof one === "string") to.text(one);
        else if (one instanceof Uint8Array) to.bytes(one);
        else to.real(one.value);
      }
      const from = new ValueReader(to.finish());
      for (const one of all) {
        if (typeof one === "number") expect(from.count()).toBe(one);
        else if (typeof one === "string") expect(from.text()).toBe(one);
        else if (one instanceof Uint8Array) expect(Uint8Array.from(from.bytes())).toEqual(Uint8Array.from(one));
        else expect(from.real()).toBe(one.value);
      }
    }),
    tries(100),
  );
});

it("overwrites a value of the same size, even after growing", () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 28 - 1),
      fc.nat(127),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (long, short, real) => {
        const to = new ValueWriter(4);
        to.longCount(0);
        to.count(1);
        to.real(0);
        to.text("after");
        to.longCountAt(0, long);
        to.countAt(4, short);
        to.realAt(5, real);
        const from = new ValueReader(to.finish());
        expect([from.count(), from.count(), from.real(), from.text()]).toEqual([long, short, real, "after"]);
      },
    ),
    tries(100),
  );
});

it("keeps halves of surrogate pairs as they are", () => {
  const to = new ValueWriter();
  to.text("a\ud83d");
  expect(new ValueReader(to.finish()).text()).toBe("a\ud83d");
});

it("ends with a RangeError for bytes of another kind", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.array(fc.nat(3), { minLength: 50, maxLength: 50 }),
      (bytes, asked) => {
        const from = new ValueReader(bytes);
        const read = [() => from.count(), () => from.real(), () => from.text(), () => from.bytes()];
        expect(() => {
          for (const kind of asked) read[kind]?.();
        }).toThrow(RangeError);
      },
    ),
    tries(100),
  );
});

it("skips the reals that it would read, and no others", () => {
  const real = fc.oneof(fc.double(), fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324));
  fc.assert(
    fc.property(fc.array(real, { minLength: 1, maxLength: 4 }), fc.nat(8), (all, missing) => {
      const to = new ValueWriter();
      for (const one of all) to.real(one);
      const bytes = to.finish();
      const some = bytes.subarray(0, bytes.length - missing);
      const from = new ValueReader(some);
      if (missing === 0 && all.every(Number.isFinite)) {
        from.skipReals(all.length);
        expect(from.at).toBe(bytes.length);
      } else expect(() => from.skipReals(all.length)).toThrow(RangeError);
    }),
    tries(200),
  );
});
