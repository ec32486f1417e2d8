// Opens a place in a file in an editor. In: the value of `--editor`. Out: an address for the browser to open, or a
// command to run on this machine. The place is always in one of the book's own files, and no shell reads it.

export interface EditorPlace {
  readonly absolute: string;
  readonly line: number;
  readonly column: number;
}

/** Editors that have addresses of their own. */
const schemes: Readonly<Record<string, (place: EditorPlace) => string>> = {
  vscode: (place) => `vscode://file${path(place)}:${place.line}:${place.column}`,
  "vscode-insiders": (place) => `vscode-insiders://file${path(place)}:${place.line}:${place.column}`,
  vscodium: (place) => `vscodium://file${path(place)}:${place.line}:${place.column}`,
  cursor: (place) => `cursor://file${path(place)}:${place.line}:${place.column}`,
  windsurf: (place) => `windsurf://file${path(place)}:${place.line}:${place.column}`,
  zed: (place) => `zed://file${path(place)}:${place.line}:${place.column}`,
  idea: (place) => `idea://open?file=${encodeURIComponent(place.absolute)}&line=${place.line}&column=${place.column}`,
  textmate: (place) =>
    `txmt://open?url=${encodeURIComponent(`file://${place.absolute}`)}&line=${place.line}&column=${place.column}`,
};

export const editorNames = Object.keys(schemes);

/** The address that opens the place; null if the editor is a command. */
export function editorAddress(editor: string, place: EditorPlace): string | null {
  return Object.hasOwn(schemes, editor) ? (schemes[editor]?.(place) ?? null) : null;
}

/**
 * The words of the command with the place filled in: `subl {file}:{line}:{column}`; without `{file}`, the file comes
 * last.
 */
export function editorCommand(editor: string, { absolute, line, column }: EditorPlace): readonly string[] {
  const words = [...editor.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  const filled = words.map((word) =>
    word.replace(/\{(file|line|column)\}/g, (_, name: string) =>
      name === "file" ? absolute : String(name === "line" ? line : column),
    ),
  );
  return words.some((word) => word.includes("{file}")) ? filled : [...filled, absolute];
}

/** Runs the editor. Returns why it could not be run, or null. */
export async function runEditor(editor: string, place: EditorPlace): Promise<string | null> {
  // Every command knows the names of editors, and hardly any runs one.
  const { spawn } = await import("node:child_process");
  const [command = "", ...words] = editorCommand(editor, place);
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: "ignore", detached: true });
    child.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ENOENT" ? `program “${command}” was not found` : `“${command}” cannot be run`),
    );
    child.once("spawn", () => {
      child.unref();
      resolve(null);
    });
  });
}

function path({ absolute }: EditorPlace): string {
  const forward = absolute.replace(/\\/g, "/");
  return encodeURI(forward.startsWith("/") ? forward : `/${forward}`).replace(/[?#]/g, encodeURIComponent);
}
