import { useState, type ReactElement } from "react";
import { useShared } from "../app-context";
import { save, saveText } from "../download";
import { csv, secondsOf } from "../format";
import { encountersAddress, trackAddress, type Encounter, type Location, type Met, type Person } from "../people";
import { Icon } from "../parts/icons";
import { FailureNote } from "../parts/notes";
import { ask, type Page } from "../services";
import { useTexts } from "../texts";
import type { Question } from "./question-words";

const GEO_JSON = "application/geo+json";
const GPX = "application/gpx+xml";

/** What the page shows, as files. Times in them are UTC, lengths metres, durations seconds. */
export function Downloads({
  person,
  question,
  met,
  encounters,
  track,
}: {
  readonly person: Person;
  readonly question: Question;
  readonly met: Page<Met> | null;
  readonly encounters: readonly Encounter[];
  readonly track: readonly Location[] | null;
}): ReactElement {
  const texts = useTexts();
  const { services } = useShared();
  const [failure, setFailure] = useState<unknown>(null);
  const { range, rule, trackDay } = question;
  const { files } = texts.personPage;
  const named = (what: string, ending: string) => `${what}-${person.id}-${question.from}.${ending}`;
  const fetched = (address: string, type: string, name: string) => {
    setFailure(null);
    ask(address, { headers: { Accept: type } })
      .then((answer) => answer.blob())
      .then((content) => save(name, content))
      .catch(setFailure);
  };
  const file = (name: string, isThere: boolean, get: () => void) => (
    <button type="button" className="small" disabled={!isThere} onClick={get}>
      {name}
    </button>
  );
  return (
    <section aria-labelledby="downloads-title">
      <h2 id="downloads-title">
        <Icon name="download" /> {texts.personPage.downloads}
      </h2>
      <div className="actions">
        {file(files.metCsv, (met?.rows.length ?? 0) > 0, () =>
          saveText(named("met", "csv"), "text/csv", metCsv(met?.rows ?? [])),
        )}
        {file(files.encountersCsv, encounters.length > 0, () =>
          saveText(named("encounters", "csv"), "text/csv", encountersCsv(encounters)),
        )}
        {file(files.encountersGeoJson, range !== null && encounters.length > 0, () => {
          if (range !== null) {
            fetched(encountersAddress(services, person.id, range, rule), GEO_JSON, named("encounters", "geojson"));
          }
        })}
        {file(files.trackCsv, (track?.length ?? 0) > 0, () =>
          saveText(`track-${person.id}-${question.day}.csv`, "text/csv", trackCsv(track ?? [])),
        )}
        {[
          [files.trackGpx, GPX, "gpx"],
          [files.trackGeoJson, GEO_JSON, "geojson"],
        ].map(([name, type, ending]) => (
          <span key={ending}>
            {file(name, trackDay !== null && (track?.length ?? 0) > 0, () => {
              if (trackDay !== null) {
                fetched(trackAddress(services, person.id, trackDay), type, `track-${person.id}-${question.day}.${ending}`);
              }
            })}
          </span>
        ))}
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
    </section>
  );
}

export function metCsv(rows: readonly Met[]): string {
  return csv([
    ["id", "first_name", "last_name", "company_name", "times", "seconds_together", "first", "last", "closest_metres"],
    ...rows.map((met) => [
      met.person.id,
      met.person.first_name,
      met.person.last_name,
      met.person.company_name,
      met.times,
      secondsOf(met.duration),
      met.first,
      met.last,
      met.closest,
    ]),
  ]);
}

export function encountersCsv(rows: readonly Encounter[]): string {
  return csv([
    ["id", "first_name", "last_name", "company_name", "from", "to", "seconds", "closest_metres", "points", "latitude", "longitude"],
    ...rows.map((encounter) => [
      encounter.person.id,
      encounter.person.first_name,
      encounter.person.last_name,
      encounter.person.company_name,
      encounter.from,
      encounter.to,
      secondsOf(encounter.duration),
      encounter.closest,
      encounter.points,
      encounter.latitude,
      encounter.longitude,
    ]),
  ]);
}

/** As `udaconnect import` reads it back. */
export function trackCsv(rows: readonly Location[]): string {
  return csv([
    ["person_id", "latitude", "longitude", "creation_time"],
    ...rows.map((location) => [location.person_id, location.latitude, location.longitude, location.creation_time]),
  ]);
}
