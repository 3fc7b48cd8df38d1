import { useState, type ReactElement } from "react";
import { amend, link, useAddress } from "../address";
import { secondsOf } from "../format";
import { fullName, type Encounter, type Met } from "../people";
import type { Page } from "../services";
import { useFormat, useTexts } from "../texts";

const FIRST = 12;

/** Whom somebody met: the longest together first. A click leaves only their encounters. */
export function MetTable({ page }: { readonly page: Page<Met> }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { query } = useAddress();
  const only = query.get("with");
  const [isWhole, setWhole] = useState(false);
  const rows = isWhole ? page.rows : page.rows.slice(0, FIRST);
  const { columns } = texts.personPage;
  return (
    <>
      <div className="table-frame">
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.who}</th>
              <th scope="col" className="figure">
                {columns.times}
              </th>
              <th scope="col" className="figure">
                {columns.together}
              </th>
              <th scope="col" className="figure">
                {columns.closest}
              </th>
              <th scope="col">{columns.last}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((met) => {
              const id = String(met.person.id);
              return (
                <tr key={id} className={only === id ? "chosen" : ""}>
                  <th scope="row">
                    <button
                      type="button"
                      className="text"
                      aria-pressed={only === id}
                      onClick={() => amend({ with: only === id ? null : id })}
                    >
                      {fullName(met.person)}
                    </button>
                    <a className="muted" href={link(["people", met.person.id])}>
                      {met.person.company_name}
                    </a>
                  </th>
                  <td className="figure">{format.number(met.times)}</td>
                  <td className="figure">{format.duration(secondsOf(met.duration))}</td>
                  <td className="figure">{format.distance(met.closest)}</td>
                  <td>
                    <span className="whole">{format.shortDay(met.last)},</span> {format.clock(met.last)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {page.rows.length > rows.length ? (
        <button type="button" className="small" onClick={() => setWhole(true)}>
          {texts.map.more(format.number(page.rows.length - rows.length))}
        </button>
      ) : null}
      {page.next === null ? null : <p className="muted">{texts.personPage.first(format.number(page.rows.length))}</p>}
    </>
  );
}

export function EncounterList({
  encounters,
  chosen,
  onChoose,
  isCut,
}: {
  readonly encounters: readonly Encounter[];
  readonly chosen: Encounter | null;
  readonly onChoose: (encounter: Encounter) => void;
  readonly isCut: boolean;
}): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const newestFirst = [...encounters].reverse();
  const shown = isWhole ? newestFirst : newestFirst.slice(0, FIRST);
  return (
    <>
      <ul className="rows encounters">
        {shown.map((encounter) => (
          <li key={`${encounter.person.id} ${encounter.from}`}>
            <button
              type="button"
              className={encounter === chosen ? "row chosen" : "row"}
              aria-pressed={encounter === chosen}
              onClick={() => onChoose(encounter)}
            >
              <span className="two-lines">
                <span className="name">{fullName(encounter.person)}</span>
                <span className="muted">
                  {format.shortDay(encounter.from)}, {format.clock(encounter.from)} – {format.clock(encounter.to)}
                </span>
              </span>
              <span className="figures">
                <span>{format.duration(secondsOf(encounter.duration))}</span>
                <span className="muted">{format.distance(encounter.closest)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {newestFirst.length > shown.length ? (
        <button type="button" className="small" onClick={() => setWhole(true)}>
          {texts.map.more(format.number(newestFirst.length - shown.length))}
        </button>
      ) : null}
      {isCut ? <p className="muted">{texts.personPage.first(format.number(encounters.length))}</p> : null}
    </>
  );
}
