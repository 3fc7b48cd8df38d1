import type { ReactElement } from "react";
import { fullName, type Encounter } from "../people";
import { useFormat, useTexts } from "../texts";
import { spanOf } from "./span";

const MOST_ROWS = 12;
const NARROWEST = 0.6;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** When one was with whom: a row for each person, a bar for each encounter. */
export function Timeline({
  encounters,
  from,
  to,
  chosen,
  onChoose,
}: {
  readonly encounters: readonly Encounter[];
  readonly from: number;
  readonly to: number;
  readonly chosen: Encounter | null;
  readonly onChoose: (encounter: Encounter) => void;
}): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const byPerson = new Map<number, Encounter[]>();
  for (const encounter of encounters) {
    const known = byPerson.get(encounter.person.id);
    if (known === undefined) byPerson.set(encounter.person.id, [encounter]);
    else known.push(encounter);
  }
  const rows = [...byPerson.values()].sort((a, b) => b.length - a.length).slice(0, MOST_ROWS);
  const span = spanOf(rows.flat(), from, to);
  const width = span.to - span.from;
  const share = (instant: number) => ((instant - span.from) / width) * 100;
  const isLong = width > 2 * DAY;
  const gaps = width < 4 * (isLong ? DAY : MINUTE) ? 2 : 4; // no two ticks say the same
  const ticks = Array.from({ length: gaps + 1 }, (_, i) => span.from + (width * i) / gaps);
  return (
    <figure className="timeline" aria-label={texts.personPage.timeline(rows.length)} role="group">
      {rows.map((row) => (
        <div className="timeline-row" key={row[0].person.id}>
          <span className="timeline-name">{fullName(row[0].person)}</span>
          <div className="timeline-lane">
            {row.map((encounter) => {
              const start = share(Date.parse(encounter.from));
              const length = Math.max(NARROWEST, share(Date.parse(encounter.to)) - start);
              return (
                <button
                  type="button"
                  key={encounter.from}
                  className={encounter === chosen ? "bar chosen" : "bar"}
                  style={{ left: `${start}%`, width: `${length}%` }}
                  title={`${fullName(encounter.person)}, ${format.dayAndClock(encounter.from)} – ${format.clock(encounter.to)}`}
                  aria-label={`${texts.personPage.encounter(fullName(encounter.person))}, ${format.dayAndClock(encounter.from)}`}
                  onClick={() => onChoose(encounter)}
                />
              );
            })}
          </div>
        </div>
      ))}
      <div className="timeline-row ticks" aria-hidden="true">
        <span />
        <div className="timeline-lane">
          {ticks.map((tick, i) => (
            <span key={tick} style={{ left: `${(i * 100) / gaps}%` }}>
              {isLong ? format.shortDay(tick) : format.clock(tick)}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}
