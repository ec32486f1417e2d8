// The commands and their options. Everything heavy is imported by the command that needs it, so that `--version` and
// `--help` answer at once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { watchedCommands } from "../runtime/budget.ts";
import { packageRoot } from "../runtime/package-files.ts";
import { editorNames } from "../watch/editors.ts";
import { listed, paper, paperSize, portNumber, selection } from "./arguments.ts";
import type { CacheOption } from "./cache.ts";
import { addBudget, addCaching, addReporting, folderHelp } from "./shared-options.ts";

type Answer = (status: number) => void;

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
    if (watchedCommands.has(command.name()) || command.name() === "watch") addBudget(command);
  return program;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  return manifest && typeof manifest === "object" && "version" in manifest ? String(manifest.version) : "";
}

/**
 * Starts the thread that formats references, which then loads beside everything else. If an earlier build has left a cache,
 * the references are most likely in it, and the thread is not started.
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
    .description("Prints the book as a PDF. The previous PDF is kept until the new one is complete.")
    .argument("[folder]", folderHelp)
    .option(
      "-o, --output <file>",
      "the PDF to write, or the folder for it (default: out/<title>.pdf in the current folder)",
    )
    .option("-t, --template <name>", "a template by name or by its path in the book folder; overrides book.yaml")
    .addOption(
      new Option(
        "--profile <names>",
        "the template's profiles to print, separated by commas: print, screen, short, posters, pocket, rooms, proofs",
      ).argParser(listed),
    )
    .addOption(
      new Option(
        "--with <forms>",
        "also export these forms, separated by commas: html, ics and so on; see `export list`",
      ).argParser(listed),
    )
    .option("--emails", "with --profile proofs: include the authors' addresses in the table for the mail merge")
    .option(
      "--force",
      "overwrite the output even if it is not a PDF, is a file of the book, or is behind a link that leads outside the folder",
    )
    .option("--paper <size>", "a4, a5, letter, or a width and height such as 170x240mm; overrides book.yaml", paper)
    .option(
      "--impose <paper>",
      "arrange the pages on sheets of this paper, such as a4, to be printed on both sides and folded into a booklet",
      paper,
    )
    .option("--only <ids...>", "print only these abstracts, named by id or file, as they look in the book", selection)
    .addOption(
      new Option(
        "--draft",
        "print in spite of errors, with faults in red, to a file whose name ends in -draft",
      ).conflicts("keepGoing"),
    )
    .option(
      "--keep-going",
      "print the book in spite of errors: whatever cannot be read keeps its place, with a line that says so",
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
      "Opens the pages of the book in the browser, and builds them again whenever a file is saved, until interrupted.",
    )
    .argument("[folder]", folderHelp)
    .option("-t, --template <name>", "a template by name or by its path in the book folder; overrides book.yaml")
    .option("--profile <name>", "a profile of the template: print, screen, short, posters, rooms, proofs")
    .option("--paper <size>", "a4, a5, letter, or a width and height such as 170x240mm; overrides book.yaml", paperSize)
    .option("--draft", "show pages in spite of errors, with faults in red")
    .option("--port <n>", "serve the page on this port of 127.0.0.1 (default: any free port)", portNumber)
    .option("--no-open", "do not open the browser")
    .option(
      "--editor <name>",
      `the editor that opens a file from the page: ${editorNames.join(", ")}, or a command such as "subl {file}:{line}"`,
      "vscode",
    )
    .option("--poll", "poll the files, for network folders that report no changes")
    .option(
      "--goto <file:line>",
      "show the place where a line of a file is printed in the watch that is already running",
    )
    .action(async (folder, options) => answer(await (await import("./watch.ts")).watch(folder, options)));
}

function addCheck(program: Command, answer: Answer): void {
  const check = program
    .command("check")
    .summary("report what is wrong, without a PDF")
    .description(
      "Reports everything that `build` would report, and writes nothing. If files are named, reports only what is wrong in them.",
    )
    .argument(
      "[folder or files...]",
      "the book folder, or files in it; the book is then found in the folders above them",
    )
    .option("-t, --template <name>", "a template by name or by its path in the book folder; overrides book.yaml")
    .option("--fix", "correct in the files what can be corrected safely, and report it")
    .option("--dry-run", "with --fix: print what would change as a unified diff, and write nothing")
    .option("--code <codes>", "list only diagnostics with these codes, separated by commas", listed)
    .option("--summary", "report only the number of each")
    .addOption(
      new Option("--watch", "report again whenever a file is saved, until interrupted").conflicts(["fix", "summary"]),
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

function addInit(program: Command, answer: Answer): void {
  program
    .command("init")
    .summary("start a book")
    .description("Writes a small but complete book to start from. Existing files are never overwritten.")
    .argument("[folder]", "the folder for it (default: the current folder)")
    .option("--ci", "write a GitHub Actions workflow instead, which checks and builds the book on every push")
    .addOption(
      new Option(
        "--editor",
        "write VS Code's settings for the book in this folder: tasks, problems as you save, schemas",
      ).conflicts("ci"),
    )
    .action(async (folder, options) => answer((await import("./init.ts")).init(folder ?? ".", options)));
}

function addImport(program: Command, answer: Answer): void {
  program
    .command("import")
    .summary("make or update a book from another system's files")
    .description(
      "Makes a book from the files that another system exports. A later import of the next export updates the same book and keeps your edits.",
    )
    .argument("[files...]", "exports, archives, documents, or folders of them")
    .option("--into <folder>", "the book folder (default: data); required if that folder holds another book")
    .option("--from <format>", "the format, if it is not recognized; `list` prints the known formats")
    .option("--map <field=column...>", 'the column of a table that holds a field: title="Name of talk"')
    .option("--map-file <file>", "read such pairs from a file, one pair per line")
    .option("--timezone <zone>", "the time zone of the programme, such as Europe/Berlin")
    .option("--accept <state...>", "import submissions in these states (default: those that the system calls accepted)")
    .option("--title <title>", "the conference's title, if the files do not contain it")
    .option("--affiliation-question <text>", "pretalx: the question whose answers are affiliations")
    .option("--with-email", "also write the authors' e-mail addresses into the book")
    .addOption(new Option("--ours", "settle conflicts by keeping the book's text").conflicts("theirs"))
    .addOption(new Option("--theirs", "settle conflicts by taking the source's text"))
    .option("--dry-run", "print what would change, and write nothing")
    .option("--all", "list every diagnostic, even if there are many of one kind")
    .option("-q, --quiet", "print errors only")
    .action(async (files, options) => answer(await (await import("./import.ts")).importCommand(files, options)));
}

function addExport(program: Command, answer: Answer): void {
  const command = program
    .command("export")
    .summary("make a site, calendars, feeds and metadata from the book")
    .description(
      "Makes another form of the book from the same data: a site, calendars, feeds for apps, tables, metadata for deposits. An earlier export is kept until the new one is complete.",
    )
    .argument("<form>", "the form; `list` prints all of them")
    .argument("[folder]", folderHelp)
    .option(
      "-o, --output <path>",
      "the file to write, or the folder to write into (default: out/<title> with the form's ending, in the current folder)",
    )
    .option("-t, --template <name>", "a template by name or by its path in the book folder; overrides book.yaml")
    .option(
      "--pdf <file>",
      "for a site: the PDF to copy beside it, or the PDF's address; the site's pages link to their place in it",
    )
    .option("--emails", "also write the authors' e-mail addresses")
    .option("--force", "overwrite files that no export wrote, and write through a link that leads outside the folder")
    .option("--keep-going", "export the book in spite of errors");
  addReporting(command).action(async (form, folder, options) => {
    await warmUp(folder, options.cache);
    answer(await (await import("./export.ts")).exportCommand(form, folder, options));
  });
}

function addDiff(program: Command, answer: Answer): void {
  program
    .command("diff")
    .summary("show what changed between two books")
    .description("Shows what changed between two book folders, or between git revisions written as REVISION:FOLDER.")
    .argument("<old>", "a book folder, or REVISION:FOLDER")
    .argument("<new>", "a book folder, or REVISION:FOLDER")
    .addOption(
      new Option("--format <format>", "the format of the changes")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .option("--change-sheet <file>", "also print the changes as a PDF")
    .option("--force", "overwrite the change sheet even if the file is not a PDF")
    .action(async (before, after, options) => answer(await (await import("./diff.ts")).diff(before, after, options)));
}

function addFonts(program: Command, answer: Answer): void {
  const fonts = program
    .command("fonts")
    .summary("show which fonts serve the scripts of the book")
    .description(
      "Shows each script in the book: how many texts use it, which font serves it, and where that font was found.",
    )
    .argument("[folder]", folderHelp)
    .option("-t, --template <name>", "a template by name or by its path in the book folder; overrides book.yaml")
    .option(
      "--add [writings...]",
      "copy fonts found outside the book into its folder fonts: ja, ko, zh-Hans, zh-Hant (default: all of them)",
    );
  addReporting(fonts).action(async (folder, options) => {
    answer(await (await import("./fonts.ts")).fonts(folder, options));
  });
}

function addLookups(program: Command, answer: Answer): void {
  program
    .command("explain")
    .summary("explain a diagnostic")
    .description("Prints the manual's section about a diagnostic, or all the rules that `check` applies.")
    .argument("[code]", "the code in brackets at the end of the diagnostic")
    .option("--rules", "list all rules instead, with code, severity and what each finds")
    .action(async (code, options, command) => {
      if (options.rules) answer((await import("./explain-code.ts")).explainRules());
      else if (code === undefined) command.error("error: name a diagnostic, or use --rules");
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
      "Prints a script with which your shell completes commands, options and ids. For bash, add to ~/.bashrc: source <(abstracts completion bash)",
    )
    .argument("<shell>", "bash, zsh or fish")
    .action(async (shell) => answer((await import("./completion/completion.ts")).completion(shell, program)));
}
