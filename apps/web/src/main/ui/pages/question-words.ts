import { startOfDay } from "../format";
import type { MeetingRule, Range } from "../people";

/** Which meetings are asked for: as the address says it. */
export interface Question {
  /** First and last day, of the viewer. */
  readonly from: string;
  readonly to: string;
  /** Null if the days are the wrong way round, or are none. */
  readonly range: Range | null;
  readonly rule: MeetingRule;
  /** The day whose track is shown. */
  readonly day: string;
  readonly trackDay: Range | null;
}

const USUAL_METRES = 5;
const USUAL_WITHIN = "PT1M";
export const MOST_METRES = 10_000;

export function readQuestion(query: URLSearchParams, today: string): Question {
  const from = query.get("from") ?? today;
  const to = query.get("to") ?? today;
  const day = query.get("day") ?? to;
  const metres = Number(query.get("distance") ?? USUAL_METRES);
  const within = query.get("within") ?? USUAL_WITHIN;
  return {
    from,
    to,
    range: rangeOf(from, to),
    rule: {
      metres: metres >= 0 && metres <= MOST_METRES ? metres : USUAL_METRES,
      within: within === "any" ? null : within,
    },
    day,
    trackDay: rangeOf(day, day),
  };
}

function rangeOf(from: string, to: string): Range | null {
  const start = startOfDay(from);
  const end = startOfDay(to, 1);
  if (start === null || end === null || start >= end) return null;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}
