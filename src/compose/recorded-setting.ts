// Records what is asked of the setting while a unit of the book is composed. In: a setting. Out: the same setting,
// which notes each question and its answer; later it tells whether another setting would give the same answers.
import type { Abstract, FreePage } from "../model/book.ts";
import { isSame } from "../runtime/is-same.ts";
import type { Assets, Setting } from "./setting.ts";

/**
 * A question that was asked while a unit was made, and its answer. It holds no setting: that would keep a whole build
 * alive.
 */
export interface Asked {
  readonly question: Question;
  readonly about: readonly unknown[];
  readonly answer: unknown;
}

/** Whether it would be answered the same. Side effects of asking, such as taking a name, are then repeated. */
interface Question {
  holds(setting: Setting, about: never, answer: unknown): boolean;
  again?(setting: Setting, about: never): void;
}

/** Whether everything would be answered the same; if so, the side effects of asking are repeated. */
export function answersTheSame(setting: Setting, asked: readonly Asked[]): boolean {
  if (!asked.every(({ question, about, answer }) => question.holds(setting, about as never, answer))) return false;
  for (const { question, about } of asked) question.again?.(setting, about as never);
  return true;
}

type Answering<A extends readonly unknown[], R> = (setting: Setting) => (...about: A) => R;

/** A question that is answered by one function of the setting, without side effects. */
function pure<A extends readonly unknown[], R>(of: Answering<A, R>): Question & { readonly of: Answering<A, R> } {
  return { of, holds: (now, about, answer) => of(now)(...(about as unknown as A)) === answer };
}

const always = () => true;

const questions = {
  homeOf: pure((now) => now.plan.homeOf),
  isFull: pure((now) => now.plan.isFull),
  destinationOf: pure((now) => now.plan.destinationOf),
  placeOf: pure((now) => now.plan.placeOf),
  slotOf: pure((now) => now.plan.slotOf),
  isListed: pure((now) => now.plan.isListed),
  sessionDestination: pure((now) => now.plan.sessionDestination),
  listOf: pure((now) => (owner: Abstract | FreePage) => now.assets.references.listOf(owner)),
  formula: pure(
    (now) =>
      (...about: Parameters<Assets["formulas"]["get"]>) =>
        now.assets.formulas.get(...about),
  ),
  picture: pure((now) => (path: string) => now.assets.pictures.get(path)),
  sizeOf: {
    holds: (now, about: readonly [string], answer) => isSame(now.assets.pictures.sizeOf(...about), answer),
  },
  anchor: {
    holds: (now, [name]: Parameters<Setting["anchor"]>, isFree) => now.isFree(name) === isFree,
    again: (now, about: Parameters<Setting["anchor"]>) => void now.anchor(...about),
  },
  place: {
    holds: (now, [name]: Parameters<Setting["place"]>, answer) => now.placeNamed(name) === answer,
    again: (now, about: Parameters<Setting["place"]>) => void now.place(...about),
  },
  printed: {
    holds: always,
    again: (now, about: Parameters<Setting["printed"]>) => now.printed(...about),
  },
  tooLong: {
    holds: always,
    again: (now, about: Parameters<Setting["tooLong"]>) => now.tooLong(...about),
  },
  tab: {
    holds: always,
    again: (now, about: Parameters<Setting["tabs"]["note"]>) => void now.tabs.note(...about),
  },
} satisfies Readonly<Record<string, Question>>;

/** The setting, recording what it is asked. Its plain data is part of the basis of the composition or of the unit. */
export function listening(setting: Setting, asked: Asked[]): Setting {
  const { plan, assets } = setting;
  const noted =
    <A extends readonly unknown[], R>(question: Question & { readonly of: Answering<A, R> }) =>
    (...about: A): R => {
      const answer = question.of(setting)(...about);
      asked.push({ question, about, answer });
      return answer;
    };
  const note = (question: Question, about: readonly unknown[], answer: unknown = null) =>
    asked.push({ question, about, answer });
  return {
    ...setting,
    plan: {
      ...plan,
      homeOf: noted(questions.homeOf),
      isFull: noted(questions.isFull),
      destinationOf: noted(questions.destinationOf),
      placeOf: noted(questions.placeOf),
      slotOf: noted(questions.slotOf),
      isListed: noted(questions.isListed),
      sessionDestination: noted(questions.sessionDestination),
    },
    assets: {
      ...assets,
      references: { listOf: noted(questions.listOf) },
      formulas: { get: noted(questions.formula) },
      pictures: {
        get: noted(questions.picture),
        sizeOf(path) {
          const answer = assets.pictures.sizeOf(path);
          note(questions.sizeOf, [path], answer);
          return answer;
        },
      },
    },
    anchor(...about) {
      const answer = setting.anchor(...about);
      note(questions.anchor, about, answer.length > 0);
      return answer;
    },
    place(...about) {
      const answer = setting.place(...about);
      note(questions.place, about, answer);
      return answer;
    },
    printed(...about) {
      note(questions.printed, about);
      setting.printed(...about);
    },
    tooLong(...about) {
      note(questions.tooLong, about);
      setting.tooLong(...about);
    },
    tabs: {
      note(...about) {
        note(questions.tab, about);
        return setting.tabs.note(...about);
      },
      get all() {
        return setting.tabs.all;
      },
    },
  };
}
