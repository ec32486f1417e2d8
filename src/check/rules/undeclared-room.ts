import type { LintRule } from "../rule.ts";
import { sessionsOf } from "../walk.ts";

export const undeclaredRoom: LintRule = {
  code: "undeclared-room",
  severity: "warning",
  summary: "A session is in a room that the programme does not list.",
  scope: "heads",
  check(book, report) {
    if (book.rooms.length === 0) return;
    for (const { session } of sessionsOf(book)) {
      if (session.room === null || book.rooms.includes(session.room)) continue;
      const hint = `the rooms are ${book.rooms.map((room) => `“${room}”`).join(", ")}`;
      report(`the room “${session.room}” is not among the programme's rooms`, session.roomSpan ?? session.span, {
        hint,
      });
    }
  },
};
