import { useEffect, useMemo, useState, type ReactElement } from "react";
import { amend, go, link, useAddress } from "../address";
import { useShared } from "../app-context";
import { useAnswer, useFailureText, useNow } from "../hooks";
import { change, erase, fullName, getEncounters, getMet, getPerson, getTrack, type Encounter, type Person } from "../people";
import { Dialog } from "../parts/dialog";
import { Icon } from "../parts/icons";
import { FailureNote, Note, Waiting } from "../parts/notes";
import { PersonForm } from "../parts/person-form";
import { Timeline } from "../parts/timeline";
import { Problem } from "../services";
import { useStore } from "../store";
import { useFormat, useTexts } from "../texts";
import { Downloads } from "./downloads";
import { EncounterList, MetTable } from "./meetings";
import { QuestionControls, useQuestion } from "./question";
import { useRoom } from "./room";
import { useTrackOnMap } from "./track";

/** How much of the map the panel covers. */
const WIDE = 472;

/** One person: where they are and were, whom they met, when and where. */
export function PersonPage({ id }: { readonly id: number }): ReactElement {
  const texts = useTexts();
  const { services, stage } = useShared();
  useEffect(() => {
    stage.choose(id);
    return () => stage.choose(null);
  }, [stage, id]);
  const person = useAnswer(`person ${id}`, (signal) => getPerson(services, id, signal));
  useRoom(WIDE);
  return (
    <section className="side panel tall wide" aria-labelledby="person-title">
      <a className="back" href={link(["people"])}>
        <Icon name="back" />
        {texts.personPage.back}
      </a>
      {person.value === null ? (
        <>
          <h1 id="person-title">{texts.person(id)}</h1>
          {person.isLoading ? <Waiting /> : null}
          {person.failure instanceof Problem && person.failure.status === 404 ? <Note>{texts.failures.gone}</Note> : null}
          {person.failure !== null && !(person.failure instanceof Problem && person.failure.status === 404) ? (
            <FailureNote failure={person.failure} again={person.again} />
          ) : null}
        </>
      ) : (
        <Known person={person.value} onChanged={person.again} />
      )}
    </section>
  );
}

function Known({ person, onChanged }: { readonly person: Person; readonly onChanged: () => void }): ReactElement {
  const texts = useTexts();
  const [isEditing, setEditing] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const { services, feed } = useShared();
  return (
    <>
      <header className="person-head">
        <h1 id="person-title" className="person-name">
          {fullName(person)}
        </h1>
        <p className="muted">
          {person.company_name} {person.simulated === true ? <span className="tag">{texts.simulated}</span> : null}
        </p>
        <LastSeen id={person.id} />
        <div className="actions">
          <a className="button primary" href={link(["map"], { person: person.id, follow: 1 })}>
            <Icon name="target" />
            {texts.personPage.followOnMap}
          </a>
          <button type="button" onClick={() => setEditing(true)}>
            {texts.personPage.edit}
          </button>
          <button type="button" className="danger" onClick={() => setErasing(true)}>
            {texts.personPage.erase}
          </button>
        </div>
      </header>
      <Meetings person={person} />
      {isEditing ? (
        <PersonForm
          title={texts.people.editTitle(fullName(person))}
          before={person}
          send={(profile) => change(services, person.id, profile)}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            feed.forgetName(person.id);
            onChanged();
          }}
        />
      ) : null}
      {isErasing ? <EraseDialog person={person} onClose={() => setErasing(false)} /> : null}
    </>
  );
}

function LastSeen({ id }: { readonly id: number }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { crowd } = useShared();
  const now = useNow();
  useStore(crowd.moved);
  const someone = crowd.people.get(id);
  return (
    <p>
      {texts.personPage.lastSeen}:{" "}
      {someone === undefined
        ? texts.personPage.never
        : `${format.dayAndClock(someone.at)} (${texts.personPage.ago(format.duration(Math.max(0, (now - someone.at) / 1000)))})`}
    </p>
  );
}

function Meetings({ person }: { readonly person: Person }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { services } = useShared();
  const question = useQuestion();
  const { query } = useAddress();
  const [chosen, setChosen] = useState<Encounter | null>(null);
  const { range, rule } = question;
  const asked = range === null ? null : [person.id, range.from, range.to, rule.metres].join(" ");
  const met = useAnswer(asked === null ? null : `met-${asked} ${rule.within ?? "any"}`, (signal) => {
    if (range === null) throw new Error("no range");
    return getMet(services, person.id, range, rule, signal);
  });
  const encounters = useAnswer(asked === null ? null : `encounters-${asked} ${rule.within ?? ""}`, (signal) => {
    if (range === null) throw new Error("no range");
    return getEncounters(services, person.id, range, rule, signal);
  });
  const day = question.trackDay;
  const track = useAnswer(day === null ? null : `track-${person.id} ${day.from}`, (signal) => {
    if (day === null) throw new Error("no day");
    return getTrack(services, person.id, day, signal);
  });
  const list = useMemo(() => encounters.value?.rows ?? [], [encounters.value]);
  const only = query.get("with");
  const shown = useMemo(
    () => (only === null ? list : list.filter((encounter) => String(encounter.person.id) === only)),
    [list, only],
  );
  useTrackOnMap(track.value, shown, !encounters.isLoading, chosen, setChosen);

  return (
    <>
      <QuestionControls question={question} />
      {range === null ? <Note>{texts.personPage.wrongRange}</Note> : null}
      <section aria-labelledby="met-title">
        <h2 id="met-title">{texts.personPage.met}</h2>
        {rule.within === null ? <p className="muted">{texts.personPage.anyTimeNote}</p> : null}
        {met.isLoading ? <Waiting /> : null}
        {met.failure === null ? null : <FailureNote failure={met.failure} again={met.again} />}
        {met.value?.rows.length === 0 ? <Note>{texts.personPage.metNobody}</Note> : null}
        {met.value === null || met.value.rows.length === 0 ? null : <MetTable page={met.value} />}
      </section>
      <section aria-labelledby="encounters-title">
        <h2 id="encounters-title">{texts.personPage.encounters}</h2>
        {encounters.isLoading ? <Waiting /> : null}
        {encounters.failure === null ? null : <FailureNote failure={encounters.failure} again={encounters.again} />}
        {encounters.value?.rows.length === 0 ? <Note>{texts.personPage.noEncounters}</Note> : null}
        {shown.length === 0 || range === null ? null : (
          <>
            <Timeline
              encounters={shown}
              from={Date.parse(range.from)}
              to={Date.parse(range.to)}
              chosen={chosen}
              onChoose={setChosen}
            />
            <EncounterList encounters={shown} chosen={chosen} onChoose={setChosen} isCut={encounters.value?.next !== null} />
          </>
        )}
      </section>
      <section aria-labelledby="track-title">
        <h2 id="track-title">{texts.personPage.track}</h2>
        <label className="inline">
          <span>{texts.personPage.trackDay}</span>
          <input type="date" value={question.day} onChange={(event) => amend({ day: event.target.value })} />
        </label>
        {track.isLoading ? <Waiting /> : null}
        {track.failure === null ? null : <FailureNote failure={track.failure} again={track.again} />}
        {track.value === null ? null : track.value.length === 0 ? (
          <Note>{texts.personPage.noTrack}</Note>
        ) : (
          <p className="muted">
            {texts.personPage.trackPoints(
              format.number(track.value.length),
              format.clock(track.value[0].creation_time),
              format.clock(track.value[track.value.length - 1].creation_time),
            )}
          </p>
        )}
      </section>
      <Downloads person={person} question={question} met={met.value} encounters={list} track={track.value} />
    </>
  );
}

function EraseDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }): ReactElement {
  const texts = useTexts();
  const inWords = useFailureText();
  const { services, say } = useShared();
  const [failure, setFailure] = useState<unknown>(null);
  const [isErasing, setErasing] = useState(false);
  useEffect(() => {
    if (!isErasing) return undefined;
    let isOver = false;
    erase(services, person.id)
      .then(() => {
        if (isOver) return;
        say(texts.personPage.erased(fullName(person)));
        go(link(["people"]));
      })
      .catch((refused: unknown) => {
        if (isOver) return;
        setFailure(refused);
        setErasing(false);
      });
    return () => {
      isOver = true;
    };
  }, [isErasing, services, person, say, texts]);
  return (
    <Dialog title={texts.personPage.eraseTitle(fullName(person))} onClose={onClose}>
      <p>{texts.personPage.eraseWarning}</p>
      {failure === null ? null : (
        <p className="note bad" role="alert">
          {inWords(failure)}
        </p>
      )}
      <div className="actions">
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" className="danger" disabled={isErasing} onClick={() => setErasing(true)}>
          {texts.personPage.eraseNow}
        </button>
      </div>
    </Dialog>
  );
}
