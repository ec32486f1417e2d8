// Whatever a unit can ask its setting for is noted, and answered again before the unit is taken from an earlier composition.
import { describe, expect, it } from "vitest";
import { type Asked, answersTheSame, listening } from "../../src/compose/recorded-setting.ts";
import type { Setting } from "../../src/compose/setting.ts";

/** Functions of a setting that need no note, and why. */
const unnoted = {
  isFree: "asked by the composition itself, never by a unit",
  placeNamed: "the answer of `place`, which is noted",
  dayPlan: "of the day, which is in the basis of its unit, and of the rooms, which are in that of the composition",
  unit: "a unit inside a unit asks in the name of both",
};

/** A setting of functions alone; each answers by its name and with what it was asked. */
function settingThatSays(answer: string): Setting {
  const say =
    (name: string) =>
    (...about: readonly unknown[]) =>
      name === "anchor" ? [answer] : `${name} ${about.join()} ${answer}`;
  const all = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, say(name)]));
  const plan = "homeOf isFull destinationOf placeOf slotOf isListed sessionDestination".split(" ");
  return {
    ...all("anchor", "place", "printed", "tooLong", ...Object.keys(unnoted)),
    plan: { programme: true, timed: true, ...all(...plan) },
    assets: { references: all("listOf"), formulas: all("get"), pictures: all("get", "sizeOf"), epoch: null },
    tabs: all("note"),
  } as unknown as Setting;
}

/** The functions of an object and of those inside it, by their paths. */
function functionsOf(value: object, path = ""): readonly (readonly [string, (...about: unknown[]) => unknown])[] {
  return Object.entries(value).flatMap(([name, part]) => {
    if (typeof part === "function") return [[`${path}${name}`, part] as const];
    return typeof part === "object" && part !== null ? functionsOf(part, `${path}${name}.`) : [];
  });
}

// The type checker knows these names: a function that is added to one of them must be added here.
type Functions<T> = { [K in keyof T]-?: T[K] extends (...about: never[]) => unknown ? K : never }[keyof T];
const functions: {
  readonly setting: Readonly<Record<Functions<Setting>, true>>;
  readonly plan: Readonly<Record<Functions<Setting["plan"]>, true>>;
  readonly references: Readonly<Record<Functions<Setting["assets"]["references"]>, true>>;
  readonly formulas: Readonly<Record<Functions<Setting["assets"]["formulas"]>, true>>;
  readonly pictures: Readonly<Record<Functions<Setting["assets"]["pictures"]>, true>>;
  readonly tabs: Readonly<Record<Functions<Setting["tabs"]>, true>>;
} = {
  setting: {
    anchor: true,
    isFree: true,
    place: true,
    placeNamed: true,
    printed: true,
    tooLong: true,
    dayPlan: true,
    unit: true,
  },
  plan: {
    homeOf: true,
    isFull: true,
    destinationOf: true,
    placeOf: true,
    slotOf: true,
    isListed: true,
    sessionDestination: true,
  },
  references: { listOf: true },
  formulas: { get: true },
  pictures: { get: true, sizeOf: true },
  tabs: { note: true },
};

describe("a recorded setting", () => {
  it("is tested with every function of a setting", () => {
    const count = Object.values(functions).reduce((sum, names) => sum + Object.keys(names).length, 0);
    expect(functionsOf(settingThatSays("now"))).toHaveLength(count);
  });

  it.each(functionsOf(settingThatSays("now")).map(([name]) => name))("records %s, unless it need not", (name) => {
    const asked: Asked[] = [];
    const [, ask] = functionsOf(listening(settingThatSays("now"), asked)).find(([path]) => path === name) ?? [];
    ask?.("a", "b");
    expect(asked).toHaveLength(name in unnoted ? 0 : 1);
  });

  it("holds as long as the answers are the same, and not when one differs", () => {
    const asked: Asked[] = [];
    const noted = listening(settingThatSays("now"), asked);
    noted.plan.slotOf("an abstract" as never);
    noted.assets.formulas.get("x" as never);
    expect(answersTheSame(settingThatSays("now"), asked)).toBe(true);
    expect(answersTheSame(settingThatSays("later"), asked)).toBe(false);
  });
});
