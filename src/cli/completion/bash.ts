// The completion script for bash, 3.2 (macOS) and later. If it has no words, bash completes file names.
import type { CommandShape, OptionShape, Taken } from "./completion.ts";

export function bash(commands: readonly CommandShape[]): string {
  return `# Completion of abstracts for bash: source <(abstracts completion bash)
_abstracts_words() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}
# The last of several words that are joined with commas.
_abstracts_listed() {
  local before=
  [[ $cur == *,* ]] && before=\${cur%,*},
  local IFS=$'\\n'
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "\${cur##*,}"))
}
_abstracts_ids() {
  local path names=
  for path in abstracts/*.y*ml abstracts/*/*.y*ml data/abstracts/*.y*ml data/abstracts/*/*.y*ml; do
    [[ -e $path ]] || continue
    path=\${path##*/}
    names+=\${path%.*}$'\\n'
  done
  _abstracts_words "$names"
}
_abstracts() {
  local cur=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    [[ \${COMP_WORDS[index]} == -* ]] || { command=\${COMP_WORDS[index]}; break; }
  done
  case $command in
    '') _abstracts_words ${words([...commands.map(({ name }) => name), "help", "--help", "--version"])} ;;
${commands.map(commandCase).join("\n")}
    help) _abstracts_words ${words(commands.map(({ name }) => name))} ;;
  esac
}
complete -o bashdefault -o default -F _abstracts abstracts
`;
}

function commandCase({ name, options, takes }: CommandShape): string {
  const valued = options.filter((option) => option.takes !== null);
  const flags = options.flatMap((option) => option.flags.filter((flag) => flag.startsWith("--")));
  return `    ${name})
      case $previous in
${valued.map((option) => `        ${option.flags.join("|")}) ${offered(option)} ;;\n`).join("")}        *)
          if [[ $cur == -* ]]; then _abstracts_words ${words(flags)}
          else ${fallback(takes)}; fi ;;
      esac ;;`;
}

function offered({ takes, listed }: OptionShape): string {
  if (takes === "abstract") return "_abstracts_ids";
  if (takes === null || takes === "file" || takes === "anything") return ":";
  return `${listed ? "_abstracts_listed" : "_abstracts_words"} ${words(takes)}`;
}

function fallback(takes: Taken): string {
  return typeof takes === "string" ? ":" : `_abstracts_words ${words(takes)}`;
}

/** None of them contains a character with a meaning inside these quotes. */
function words(list: readonly string[]): string {
  return `$'${list.join("\\n")}'`;
}
