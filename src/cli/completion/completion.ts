// `completion`: a script by which a shell completes words. In: the commands as they are defined. Out: the script.
import type { Argument, Command, Option } from "commander";
import { exportFormats } from "../../export/formats.ts";
import { diagnosticManual } from "../../source/diagnostic-manual.ts";
import { editorNames } from "../../watch/editors.ts";
import { exit } from "../exit.ts";
import { printNotice, printResult } from "../terminal.ts";
import { bash } from "./bash.ts";
import { fish } from "./fish.ts";
import { zsh } from "./zsh.ts";

export interface CommandShape {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionShape[];
  /** The arguments of the command. */
  readonly takes: Taken;
}

export interface OptionShape {
  /** `--output`, `-o`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null if it takes no value. */
  readonly takes: Taken | null;
  /** Several may be joined with commas. */
  readonly listed: boolean;
}

/** Words to choose from, the name of an abstract's file, a file, or anything. */
export type Taken = readonly string[] | "abstract" | "file" | "anything";

const shells = { bash, zsh, fish } as const;

export function completion(shell: string, program: Command): number {
  if (!Object.hasOwn(shells, shell)) {
    printNotice(`abstracts: unknown shell “${shell}”; completion exists for bash, zsh and fish\n`);
    return exit.usage;
  }
  printResult(shells[shell as keyof typeof shells](shapesOf(program)));
  return exit.good;
}

function shapesOf(program: Command): readonly CommandShape[] {
  return program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    options: [...command.options.filter(({ hidden }) => !hidden).map(optionOf), help],
    takes: takenBy(command.registeredArguments[0]),
  }));
}

const help: OptionShape = { flags: ["-h", "--help"], description: "display help", takes: null, listed: false };

function optionOf(option: Option): OptionShape {
  const { short, long, description, argChoices } = option;
  const flags = [short, long].filter((flag) => flag !== undefined);
  const isBare = !option.required && !option.optional;
  const known = wordsOf(long ?? "");
  const takes = isBare ? null : (argChoices ?? known ?? (/<(?:file|folder)>/.test(option.flags) ? "file" : "anything"));
  return { flags, description, takes, listed: long === "--code" || long === "--profile" || long === "--with" };
}

/** What the definitions do not contain: the possible values of an option. */
function wordsOf(long: string): Taken | null {
  switch (long) {
    case "--code":
      return [...diagnosticManual().keys()];
    case "--editor":
      return editorNames;
    case "--only":
      return "abstract";
    case "--impose":
    case "--paper":
      return ["a4", "a5", "letter"];
    case "--profile":
      return ["print", "screen", "short", "posters", "pocket", "rooms", "proofs"];
    case "--with":
      return exportFormats.map(({ name }) => name);
    case "--template":
      return ["classic", "modern", "large-print", "journal", "festival"];
    default:
      return null;
  }
}

function takenBy(argument: Argument | undefined): Taken {
  switch (argument?.name()) {
    case undefined:
      return "anything";
    case "code":
      return [...diagnosticManual().keys()];
    case "kind":
      return ["book", "abstract", "programme", "affiliations", "people", "template", "export"];
    case "form":
      return [...exportFormats.map(({ name }) => name), "list"];
    case "shell":
      return Object.keys(shells);
    default:
      return "file";
  }
}
