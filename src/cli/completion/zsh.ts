// The completion script for zsh: descriptions for `_arguments` of zsh's completion system.
import type { CommandShape, OptionShape, Taken } from "./completion.ts";

export function zsh(commands: readonly CommandShape[]): string {
  return `#compdef abstracts
# Completion of abstracts for zsh: abstracts completion zsh > ~/.zfunc/_abstracts, with fpath+=~/.zfunc before compinit in ~/.zshrc
_abstracts_ids() {
  local -a ids
  ids=({,data/}abstracts/**/*.y(a|)ml(N:t:r))
  compadd -a ids
}
_abstracts() {
  local context state line
  _arguments -C '(-)'{-h,--help}'[display help]' '(-)'{-V,--version}'[print the version]' '1: :->command' '*:: :->rest' && return
  case $state in
    command)
      local -a commands
      commands=(${commands.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(" ")})
      _describe command commands ;;
    rest)
      case $words[1] in
${commands.map(commandCase).join("\n")}
      esac ;;
  esac
}
if [[ \${funcstack[1]} == _abstracts ]]; then _abstracts "$@"; else compdef _abstracts abstracts; fi
`;
}

function commandCase({ name, options, takes }: CommandShape): string {
  const specs = [...options.flatMap(specsOf), quoted(`*: :${action(takes, false)}`)];
  return `        ${name}) _arguments ${specs.join(" ")} ;;`;
}

function specsOf({ flags, description, takes, listed }: OptionShape): readonly string[] {
  const said = description.replace(/[[\]\\:]/g, "\\$&");
  return flags.map((flag) => quoted(`${flag}[${said}]${takes === null ? "" : `: :${action(takes, listed)}`}`));
}

function action(takes: Taken, listed: boolean): string {
  if (takes === "abstract") return "_abstracts_ids";
  if (takes === "file") return "_files";
  if (takes === "anything") return " ";
  return listed ? `_values -s , word ${takes.join(" ")}` : `(${takes.join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
