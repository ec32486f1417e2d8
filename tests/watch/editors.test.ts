// How a place in a file is opened: by an address, or by a command that no shell reads.
import { describe, expect, it } from "vitest";
import { editorAddress, editorCommand, runEditor } from "../../src/watch/editors.ts";

const place = { absolute: "/books/my book/a#1?.yaml", line: 3, column: 7 };

describe("an editor", () => {
  it("is opened by an address if it has one, with every character of the path", () => {
    expect(editorAddress("vscode", place)).toBe("vscode://file/books/my%20book/a%231%3F.yaml:3:7");
    expect(editorAddress("idea", place)).toBe("idea://open?file=%2Fbooks%2Fmy%20book%2Fa%231%3F.yaml&line=3&column=7");
    expect(editorAddress("vscode", { ...place, absolute: "C:\\books\\a.yaml" })).toBe(
      "vscode://file/C:/books/a.yaml:3:7",
    );
    expect(editorAddress("subl {file}:{line}", place)).toBeNull();
    expect(editorAddress("constructor", place)).toBeNull();
  });

  it("is a command of words, with the place unchanged", () => {
    expect(editorCommand("subl {file}:{line}:{column}", place)).toEqual(["subl", "/books/my book/a#1?.yaml:3:7"]);
    expect(editorCommand('"my editor" --line {line}', place)).toEqual(["my editor", "--line", "3", place.absolute]);
    const hostile = { ...place, absolute: "/tmp/$(touch x); `y` & {line}.yaml" };
    expect(editorCommand("vi {file}", hostile)).toEqual(["vi", hostile.absolute]);
  });

  it("that does not exist is reported", async () => {
    expect(await runEditor("no-such-editor-at-all {file}", place)).toContain("no-such-editor-at-all");
  });
});
