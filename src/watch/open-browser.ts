// Opens an address in the browser of whoever sits here; where there is none nothing happens, for the address is in the terminal too.
import { spawn } from "node:child_process";

export function openBrowser(address: string): void {
  const [command, ...words] = opener(address);
  const child = spawn(command, words, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

function opener(address: string): readonly [string, ...string[]] {
  if (process.platform === "darwin") return ["open", address];
  // `start` takes the first word in quotes for a title.
  if (process.platform === "win32") return ["cmd", "/c", "start", '""', address];
  return ["xdg-open", address];
}
