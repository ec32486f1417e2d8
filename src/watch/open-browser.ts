// Opens an address in the user's browser. If there is none, nothing happens: the address is in the terminal too.
import { spawn } from "node:child_process";

export function openBrowser(address: string): void {
  const [command, ...words] = opener(address);
  const child = spawn(command, words, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

function opener(address: string): readonly [string, ...string[]] {
  if (process.platform === "darwin") return ["open", address];
  // `start` takes the first word in quotes as a title.
  if (process.platform === "win32") return ["cmd", "/c", "start", '""', address];
  return ["xdg-open", address];
}
