import { describe, expect, it } from "vitest";
import { usualFolders } from "../../src/fonts/search.ts";

describe("the folders of fonts", () => {
  it("of macOS are the user's, the machine's and the system's", () => {
    expect(usualFolders("darwin", "/Users/ana", {})).toEqual([
      "/Users/ana/Library/Fonts",
      "/Library/Fonts",
      "/System/Library/Fonts",
    ]);
  });

  it("of Windows are the user's and the one in the system folder", () => {
    const environment = { LOCALAPPDATA: "D:/ana/local", WINDIR: "D:/Windows" };
    expect(usualFolders("win32", "C:/Users/ana", environment)).toEqual([
      "D:/ana/local/Microsoft/Windows/Fonts",
      "D:/Windows/Fonts",
    ]);
    expect(usualFolders("win32", "C:/Users/ana", {})).toEqual([
      "C:/Users/ana/AppData/Local/Microsoft/Windows/Fonts",
      "C:/Windows/Fonts",
    ]);
  });

  it("of other systems are those of the desktop's standard", () => {
    expect(usualFolders("linux", "/home/ana", {})[0]).toBe("/home/ana/.local/share/fonts");
    expect(usualFolders("linux", "/home/ana", { XDG_DATA_HOME: "/data" })[0]).toBe("/data/fonts");
    expect(usualFolders("linux", "/home/ana", {})).toContain("/usr/share/fonts");
  });
});
