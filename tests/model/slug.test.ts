import { expect, it } from "vitest";
import { anchorNames } from "../../src/model/slug.ts";

it("names in ASCII are all different, and those of ASCII ids are the ids themselves", () => {
  const names = anchorNames(["bergström-öl", "bergstrom-ol", "A.b_1", "湯川", "Ωmega", "łódź", "湯川-2", "𝔊"]);
  expect([...names.values()]).toEqual([
    "bergstrom-ol-2",
    "bergstrom-ol",
    "A.b_1",
    "u6e6f-u5ddd",
    "u3a9-mega",
    "lodz",
    "u6e6f-u5ddd-2",
    "u1d50a",
  ]);
  for (const name of names.values()) expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
});
