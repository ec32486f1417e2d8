// The completion script for fish: one line for each thing that may be typed.
import type { CommandShape, OptionShape, Taken } from "./completion.ts";

export function fish(commands: readonly CommandShape[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  return `# Completion of abstracts for fish: abstracts completion fish > ~/.config/fish/completions/abstracts.fish
function __abstracts_ids
  for path in abstracts/**.yaml abstracts/**.yml data/abstracts/**.yaml data/abstracts/**.yml
    string replace -r '^.*/|\\.ya?ml$' '' -a -- $path
  end
end
complete -c abstracts -n 'not __fish_seen_subcommand_from ${names}' -f
complete -c abstracts -n 'not __fish_seen_subcommand_from ${names}' -s h -l help -d 'display help'
complete -c abstracts -n 'not __fish_seen_subcommand_from ${names}' -s V -l version -d 'print the version'
${commands.map((command) => linesOf(command, names)).join("")}`;
}

function linesOf({ name, summary, options, takes }: CommandShape, names: string): string {
  const inside = `complete -c abstracts -n '__fish_seen_subcommand_from ${name}'`;
  const lines = [
    `complete -c abstracts -n 'not __fish_seen_subcommand_from ${names}' -a ${name} -d ${quoted(summary)}`,
    ...(typeof takes === "string" ? [] : [`${inside} -f -a ${quoted(takes.join(" "))}`]),
    ...options.map((option) => `${inside} ${flagsOf(option)}${offered(option.takes)} -d ${quoted(option.description)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function flagsOf({ flags }: OptionShape): string {
  return flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(" ");
}

function offered(takes: Taken | null): string {
  if (takes === null) return "";
  if (takes === "abstract") return " -x -a '(__abstracts_ids)'";
  if (takes === "file") return " -r";
  if (takes === "anything") return " -x";
  return ` -x -a ${quoted(takes.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
