// Keeps what the rules reported from one build to the next. In: a book, and a rule that looks at files one by one, or
// at heads. Out: its reports, from memory for files that have not changed, or if no head has.
import type { Abstract, Book } from "../model/book.ts";
import { isSame } from "../runtime/is-same.ts";
import type { Source } from "../source/source.ts";
import { KeptHeads } from "./kept-heads.ts";
import type { CheckSetting, LintRule, Report } from "./rule.ts";

/** The abstracts of a file, and what each rule reported about them. */
interface Checked {
  readonly abstracts: readonly Abstract[];
  readonly reports: ReadonlyMap<LintRule, readonly Parameters<Report>[]>;
}

export class KeptChecks {
  #basis: readonly unknown[] = [];
  #files = new WeakMap<Source, Checked>();
  readonly #heads = new KeptHeads();

  /** Runs the rules about heads at once; returns what repeats the reports of one. */
  checkHeads(
    book: Book,
    rules: readonly LintRule[],
    setting: CheckSetting,
    reporter: (rule: LintRule) => Report,
  ): (rule: LintRule) => void {
    const reports = this.#heads.check(book, rules, setting);
    return (rule) => {
      const report = reporter(rule);
      for (const one of reports.get(rule) ?? []) report(...one);
    };
  }

  /** Runs the rules about files; `reporter`: how a rule reports. */
  checkFiles(
    book: Book,
    rules: readonly LintRule[],
    setting: CheckSetting,
    reporter: (rule: LintRule) => Report,
  ): (rule: LintRule) => void {
    const { abstracts, days: _days, parts: _parts, ...rest } = book;
    const basis = [rest, setting];
    if (!isSame(basis, this.#basis)) this.#files = new WeakMap();
    this.#basis = basis;
    const files = [...bySource(abstracts)].map(([source, own]) => this.#file(source, own, book, rules, setting));
    const others = { ...book, abstracts: [] };
    return (rule) => {
      const report = reporter(rule);
      for (const { reports } of files) for (const one of reports.get(rule) ?? []) report(...one);
      rule.check(others, report, setting);
    };
  }

  #file(
    source: Source,
    abstracts: readonly Abstract[],
    book: Book,
    rules: readonly LintRule[],
    setting: CheckSetting,
  ): Checked {
    const known = this.#files.get(source);
    if (known?.abstracts.length === abstracts.length && abstracts.every((one, at) => one === known.abstracts[at]))
      return known;
    const alone = { ...book, abstracts, days: [], parts: [] };
    const reports = new Map<LintRule, readonly Parameters<Report>[]>();
    for (const rule of rules) {
      const said: Parameters<Report>[] = [];
      rule.check(alone, (...report) => said.push(report), setting);
      if (said.length > 0) reports.set(rule, said);
    }
    const checked = { abstracts, reports };
    this.#files.set(source, checked);
    return checked;
  }
}

function bySource(abstracts: readonly Abstract[]): ReadonlyMap<Source, readonly Abstract[]> {
  const files = new Map<Source, Abstract[]>();
  for (const abstract of abstracts) {
    const { source } = abstract.span;
    const others = files.get(source);
    if (others) others.push(abstract);
    else files.set(source, [abstract]);
  }
  return files;
}
