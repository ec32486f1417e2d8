// The commands and their options. Everything heavy is imported by the command that needs it, so that `--version` and `--help`
// answer at once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { formats } from "../report/formats.ts";
import { usualBudget, watchedCommands } from "../runtime/budget.ts";
import { packageRoot } from "../runtime/package-files.ts";
import { editorNames } from "../watch/editors.ts";
import { listed, paper, paperSize, selection, wholeNumber } from "./arguments.ts";
import type { CacheOption } from "./cache.ts";

type Answer = (status: number) => void;

const folderHelp = "the book folder; without it ./data when that holds book.yaml, else the current folder";

export function commandLine(answer: Answer): Command {
  const program = new Command("abstracts")
    .description("Turns a conference's data into its book of abstracts.")
    .version(version(), "-V, --version")
    .exitOverride()
    .showSuggestionAfterError(true)
    .addHelpText("after", "\nStart with `abstracts init my-conference`, then `abstracts build my-conference`.");
  addBuild(program, answer);
  addWatch(program, answer);
  addCheck(program, answer);
  addInit(program, answer);
  addImport(program, answer);
  addExport(program, answer);
  addDiff(program, answer);
  addFonts(program, answer);
  addLookups(program, answer);
  for (const command of program.commands)
    if (watchedCommands.has(command.name()) || command.name() === "watch") withBudget(command);
  return program;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  return manifest && typeof manifest === "object" && "version" in manifest ? String(manifest.version) : "";
}

/**
 * Formatting references takes a thread of its own, which starts beside the loading of the rest; not where an earlier build has
 * most likely left them.
 */
async function warmUp(folder: string | undefined, cache: CacheOption): Promise<void> {
  const { hasCache } = await import("./cache.ts");
  if (hasCache(folder, cache)) return;
  const { warmReferences } = await import("../references/run-formatting.ts");
  warmReferences();
}

function addBuild(program: Command, answer: Answer): void {
  const build = program
    .command("build")
    .summary("print the book")
    .description("Prints the book as a PDF. The previous PDF stays as it was until the new one is complete.")
    .argument("[folder]", folderHelp)
    .option("-o, --output <file>", "the PDF (default: out/<title>.pdf in the current folder)")
    .option("-t, --template <name>", "a template's name, or a path in the book folder; overrides book.yaml")
    .addOption(
      new Option(
        "--profile <names>",
        "profiles of the template, with commas: print, screen, short, posters, rooms, proofs",
      ).argParser(listed),
    )
    .addOption(
      new Option("--with <forms>", "also export these, with commas: html, ics …; as `export` does").argParser(listed),
    )
    .option("--emails", "with --profile proofs: list the authors' addresses in the table for the mail merge")
    .option("--force", "write over what is no PDF, a file of the book, or through a link that leads out of the folder")
    .option("--paper <size>", "a4, a5, letter, or width and height such as 170x240mm; overrides book.yaml", paper)
    .option("--only <ids...>", "print these abstracts alone, by id or file, as they look in the book", selection)
    .addOption(
      new Option(
        "--draft",
        "print in spite of errors, what is faulty in red, to a file whose name ends in -draft",
      ).conflicts("keepGoing"),
    )
    .option(
      "--keep-going",
      "print the book in spite of errors: what cannot be read keeps its place, and a line says so",
    );
  build.option("--timings", "show how long each stage took");
  addCaching(addReporting(build))
    .addOption(
      new Option("--pdf <kind>", "tagged: PDF/UA-1 and PDF/A-2a; plain: neither")
        .choices(["tagged", "plain"])
        .default("tagged"),
    )
    .addOption(
      new Option("--dump <file>", "also write the pages as readable text, for tests and bug reports").hideHelp(),
    )
    .action(async (folder, options) => {
      await warmUp(folder, options.cache);
      answer(await (await import("./build.ts")).build(folder, options));
    });
}

function addWatch(program: Command, answer: Answer): void {
  program
    .command("watch")
    .summary("show the book in the browser while you write")
    .description(
      "Opens the pages of the book in the browser, and builds them again whenever a file is saved, until it is interrupted.",
    )
    .argument("[folder]", folderHelp)
    .option("-t, --template <name>", "a template's name, or a path in the book folder; overrides book.yaml")
    .option("--profile <name>", "a profile of the template: print, screen, short, posters, rooms, proofs")
    .option("--paper <size>", "a4, a5, letter, or width and height such as 170x240mm; overrides book.yaml", paperSize)
    .option("--draft", "show pages in spite of errors, what is faulty in red")
    .option("--port <n>", "serve the page on this port of 127.0.0.1 (default: one that is free)", wholeNumber)
    .option("--no-open", "do not open the browser")
    .option(
      "--editor <name>",
      `what opens a file from the page: ${editorNames.join(", ")}, or a command such as "subl {file}:{line}"`,
      "vscode",
    )
    .option("--poll", "look at the files again and again, where the system does not say that they have changed")
    .option("--goto <file:line>", "move the pages of the watch that runs to where a line of a file is printed")
    .action(async (folder, options) => answer(await (await import("./watch.ts")).watch(folder, options)));
}

function addCheck(program: Command, answer: Answer): void {
  const check = program
    .command("check")
    .summary("say what is wrong, without a PDF")
    .description("Says everything that `build` would say, and writes nothing. Of files, what is wrong in them.")
    .argument("[folder or files...]", "the book folder, or files of it; the book is looked for in the folders above")
    .option("-t, --template <name>", "a template's name, or a path in the book folder; overrides book.yaml")
    .option("--fix", "fix in the files what can be fixed safely, and report it")
    .option("--dry-run", "with --fix: print what would change as a unified diff, and write nothing")
    .option("--code <codes>", "list these diagnostics alone, with commas", listed)
    .option("--summary", "say only how many there are of each")
    .addOption(
      new Option("--watch", "say it again whenever a file is saved, until it is interrupted").conflicts([
        "fix",
        "summary",
      ]),
    );
  addCaching(addReporting(check)).action(async (named, options) => {
    if (options.watch) {
      if (named.length > 1) check.error("error: option '--watch' takes one folder");
      answer(await (await import("./check-watch.ts")).checkWatch(named[0], options));
      return;
    }
    if (options.dryRun && !options.fix) check.error("error: option '--dry-run' belongs to '--fix'");
    await warmUp(named[0], options.cache);
    answer(await (await import("./check.ts")).check(named, options));
  });
}

/** What `build` and `check` have in common: how grave what is, and how it is said. */
function addReporting(command: Command): Command {
  return command
    .option("--strict", "warnings are errors")
    .option("--max-warnings <n>", "fail when there are more warnings", wholeNumber)
    .option("--all", "list every diagnostic, even where there are many of one kind")
    .option("-q, --quiet", "print diagnostics only")
    .addOption(new Option("--format <format>", "how diagnostics are printed").choices(formats).default("pretty"));
}

/** What is kept from one build to the next. */
function addCaching(command: Command): Command {
  return command
    .option("--cache <folder>", "keep what the next build can use there (default: .abstracts-cache in the book folder)")
    .option("--no-cache", "neither use nor keep anything of the kind");
}

function addInit(program: Command, answer: Answer): void {
  program
    .command("init")
    .summary("start a book")
    .description("Writes a small complete book to start from. Nothing that is already there is overwritten.")
    .argument("[folder]", "where to put it; without it the current folder")
    .option("--ci", "write a workflow for GitHub Actions instead, which checks and builds the book on every push")
    .addOption(
      new Option(
        "--editor",
        "write what VS Code needs for the book in this folder: tasks, problems as you save, schemas",
      ).conflicts("ci"),
    )
    .action(async (folder, options) => answer((await import("./init.ts")).init(folder ?? ".", options)));
}

function addImport(program: Command, answer: Answer): void {
  program
    .command("import")
    .summary("make or update a book from another system's files")
    .description(
      "Makes a book from the files of the system where the abstracts are, or brings the book that it made up to date with the next export.",
    )
    .argument("[files...]", "exports, archives, documents, or folders of them")
    .option("--into <folder>", "the book folder (default: data); needed where another book is there")
    .option("--from <format>", "the format, where it is not recognized; `list` prints those known")
    .option("--map <field=column...>", 'what a column of a table is: title="Name of talk"')
    .option("--map-file <file>", "the same from a file, a pair in a line")
    .option("--timezone <zone>", "of the programme, such as Europe/Berlin")
    .option("--accept <state...>", "the states of what is imported (default: what the system calls accepted)")
    .option("--title <title>", "what the conference is called, where the files do not say it")
    .option("--affiliation-question <text>", "pretalx: the question that asks for the affiliation")
    .option("--with-email", "write the authors' e-mail addresses into the book too")
    .addOption(new Option("--ours", "settle conflicts: the book keeps what it has").conflicts("theirs"))
    .addOption(new Option("--theirs", "settle conflicts: the book takes what the source says"))
    .option("--dry-run", "print what would change, and write nothing")
    .option("--all", "list every diagnostic, even where there are many of one kind")
    .option("-q, --quiet", "print errors only")
    .action(async (files, options) => answer(await (await import("./import.ts")).importCommand(files, options)));
}

function addExport(program: Command, answer: Answer): void {
  const command = program
    .command("export")
    .summary("make a site, calendars, feeds and metadata of the book")
    .description(
      "Makes another form of the book, from the same data: a site, calendars, feeds for apps, tables, metadata for deposits. What was exported before stays as it was until the new one is complete.",
    )
    .argument("<form>", "the form; `list` prints those there are")
    .argument("[folder]", folderHelp)
    .option("-o, --output <path>", "the file or folder (default: out/<title> and an ending, in the current folder)")
    .option("-t, --template <name>", "a template's name, or a path in the book folder; overrides book.yaml")
    .option("--pdf <file>", "of a site: the PDF that goes along, or its address; pages lead to their place in it")
    .option("--emails", "write the authors' e-mail addresses too")
    .option("--force", "write over what was not exported, or through a link that leads out of the folder")
    .option("--keep-going", "export the book in spite of errors");
  addReporting(command).action(async (form, folder, options) => {
    await warmUp(folder, options.cache);
    answer(await (await import("./export.ts")).exportCommand(form, folder, options));
  });
}

function addDiff(program: Command, answer: Answer): void {
  program
    .command("diff")
    .summary("say what changed between two books")
    .description("Says what changed between two book folders, or git revisions written REVISION:FOLDER.")
    .argument("<old>", "a book folder, or REVISION:FOLDER")
    .argument("<new>", "a book folder, or REVISION:FOLDER")
    .addOption(new Option("--format <format>", "how").choices(["text", "markdown", "json"]).default("text"))
    .option("--change-sheet <file>", "also print the changes as a PDF")
    .option("--force", "write over what is no PDF")
    .action(async (before, after, options) => answer(await (await import("./diff.ts")).diff(before, after, options)));
}

function addFonts(program: Command, answer: Answer): void {
  const fonts = program
    .command("fonts")
    .summary("show which fonts serve the scripts of the book")
    .description(
      "Shows each script of the book: how many texts are in it, which font serves it, and where that comes from.",
    )
    .argument("[folder]", folderHelp)
    .option("-t, --template <name>", "a template's name, or a path in the book folder; overrides book.yaml")
    .option(
      "--add [writings...]",
      "copy fonts that were found outside the book into its folder fonts: ja, ko, zh-Hans, zh-Hant; all without a name",
    );
  addReporting(fonts).action(async (folder, options) => {
    answer(await (await import("./fonts.ts")).fonts(folder, options));
  });
}

function addLookups(program: Command, answer: Answer): void {
  program
    .command("explain")
    .summary("say more about a diagnostic")
    .description("Prints what the manual says about a diagnostic, by its code; or all the rules that `check` applies.")
    .argument("[code]", "the code in brackets at the end of a diagnostic")
    .option("--rules", "list the rules instead: code, severity, what each finds")
    .action(async (code, options, command) => {
      if (options.rules) answer((await import("./explain-code.ts")).explainRules());
      else if (code === undefined) command.error("error: name a diagnostic, or ask for --rules");
      else answer((await import("./explain-code.ts")).explainCode(code));
    });
  program
    .command("schema")
    .summary("print a JSON Schema, for editors")
    .description("Prints the JSON Schema of a kind of file, for editors that complete and check YAML.")
    .argument("[kind]", "book, abstract, programme, affiliations, people, template or export", "book")
    .action(async (kind) => answer(await (await import("./schema.ts")).schema(kind)));
  program
    .command("completion")
    .summary("print a script that completes commands in your shell")
    .description(
      "Prints the script that lets a shell complete commands, options and ids. In ~/.bashrc: source <(abstracts completion bash)",
    )
    .argument("<shell>", "bash, zsh or fish")
    .action(async (shell) => answer((await import("./completion/completion.ts")).completion(shell, program)));
}

/** The thread that watches reads these for itself. */
function withBudget(command: Command): void {
  const { seconds, megabytes } = usualBudget;
  command
    .option("--max-seconds <n>", `give up after so much processor time (default: ${seconds})`, wholeNumber)
    .option("--max-memory <megabytes>", `give up where more would be needed (default: ${megabytes})`, wholeNumber);
}
