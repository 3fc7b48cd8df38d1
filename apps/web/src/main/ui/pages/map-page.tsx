import { useEffect, useState, type ReactElement } from "react";
import { amend, currentAddress, link, useAddress } from "../address";
import { useShared } from "../app-context";
import { useAnswer, useNow, useSettled } from "../hooks";
import { parseCamera, writeCamera } from "../map/camera";
import { fullName, getPerson, getTrack, search, type Person } from "../people";
import { FailureNote, Note } from "../parts/notes";
import { Icon } from "../parts/icons";
import { LiveState } from "../parts/live-state";
import { ReplayBar } from "../parts/replay-bar";
import { useStore } from "../store";
import { useFormat, useTexts } from "../texts";
import { useRoom } from "./room";

const SHOWN = 60;
const FOUND = 8;
const TRAIL_RECALLED = 5 * 60_000;

/** Everyone, live or in a past hour. */
export function MapPage({ person, showAll }: { readonly person: number | null; readonly showAll: () => void }): ReactElement {
  const texts = useTexts();
  const { stage } = useShared();
  const { query } = useAddress();
  const isFollowed = person !== null && query.get("follow") === "1";
  const past = instantOf(query.get("past"));
  // A button that was pressed is gone then: the keyboard goes on at what came in its place.
  const [hasTurned, setTurned] = useState(false);
  const turnTo = (instant: number | null) => {
    setTurned(true);
    amend({ past: instant === null ? null : new Date(instant).toISOString() });
  };
  useRoom();
  useCameraInAddress(isFollowed);
  useChosen(person, isFollowed);

  return (
    <>
      <section className={past === null ? "side panel" : "side panel past"} aria-labelledby="map-title">
        <h1 id="map-title" className="hidden">
          {texts.map.everybody}
        </h1>
        <LiveState isPast={past !== null} />
        <FindSomebody />
        {person === null ? <InView /> : <ChosenCard key={person} id={person} isFollowed={isFollowed} />}
        <div className="actions spread">
          <button type="button" onClick={() => (past === null ? showAll() : stage.fitEverybody())}>
            <Icon name="fit" />
            {texts.map.fitAll}
          </button>
          {past === null ? (
            <button type="button" autoFocus={hasTurned} onClick={() => turnTo(lastFullHour())}>
              <Icon name="replay" />
              {texts.map.replay}
            </button>
          ) : null}
        </div>
      </section>
      {past === null ? null : <ReplayBar from={past} takesKeyboard={hasTurned} onEnd={() => turnTo(null)} />}
    </>
  );
}

/** Null if the words are none. */
function instantOf(words: string | null): number | null {
  const instant = Date.parse(words ?? "");
  return Number.isNaN(instant) ? null : instant;
}

/** An hour ago, on a whole five minutes. */
function lastFullHour(): number {
  const grain = 5 * 60_000;
  return Math.floor((Date.now() - 3_600_000) / grain) * grain;
}

/** Where the map was left is where a link leads. */
function useCameraInAddress(isFollowed: boolean): void {
  const { stage } = useShared();
  const { query } = useAddress();
  const camera = useSettled(useStore(stage.camera), 400);
  const at = query.get("at");

  useEffect(() => {
    const asked = parseCamera(currentAddress().query.get("at"));
    if (asked !== null) stage.lookAt(asked);
  }, [stage]);

  useEffect(() => {
    const asked = parseCamera(at);
    // Somebody went back in the history, or changed the address by hand.
    if (asked !== null && at !== writeCamera(stage.camera.value) && at !== writeCamera(camera)) stage.lookAt(asked);
    // The camera alone is no news here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stage, at]);

  useEffect(() => {
    if (!isFollowed && camera.zoom > 1.3) amend({ at: writeCamera(camera) });
    if (isFollowed) amend({ at: null });
  }, [camera, isFollowed]);
}

/** Who was pointed at is in the address; the stage does as it says. */
function useChosen(person: number | null, isFollowed: boolean): void {
  const { stage, crowd, services } = useShared();
  useEffect(() => {
    stage.onPick = (id) => amend({ person: id, follow: null });
    stage.onDrag = () => {
      if (currentAddress().query.has("follow")) amend({ follow: null });
    };
    return () => {
      stage.onPick = () => undefined;
      stage.onDrag = () => undefined;
      stage.follow(null);
    };
  }, [stage]);

  useEffect(() => {
    stage.follow(isFollowed ? person : null);
    stage.choose(person);
  }, [stage, person, isFollowed]);

  useEffect(() => {
    if (person === null || currentAddress().query.has("past")) return undefined;
    const control = new AbortController();
    const to = Date.now() + 60_000;
    const range = { from: new Date(to - TRAIL_RECALLED).toISOString(), to: new Date(to).toISOString() };
    getTrack(services, person, range, control.signal)
      .then((track) => {
        const older = track.map((place) => ({ ...place, at: Date.parse(place.creation_time) }));
        crowd.people.get(person)?.recall(older);
        stage.redraw();
      })
      .catch(() => undefined); // the trail then begins now
    return () => control.abort();
  }, [person, crowd, services, stage]);
}

function FindSomebody(): ReactElement {
  const texts = useTexts();
  const { services } = useShared();
  const [words, setWords] = useState("");
  const wanted = useSettled(words.trim(), 150);
  const found = useAnswer(wanted === "" ? null : `find ${wanted}`, (signal) => search(services, wanted, signal, FOUND));
  const show = (person: Person) => {
    setWords("");
    amend({ person: person.id, follow: 1 });
  };
  return (
    <div className="find" role="search">
      <label className="field">
        <Icon name="search" />
        <span className="hidden">{texts.map.find}</span>
        <input type="search" placeholder={texts.map.find} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      {wanted === "" || words === "" ? null : (
        <div className="found">
          {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
          {found.value?.rows.length === 0 ? <Note>{texts.map.noneFound}</Note> : null}
          <ul className="rows">
            {found.value?.rows.map((person) => (
              <li key={person.id}>
                <button type="button" className="row" onClick={() => show(person)}>
                  <span className="name">{fullName(person)}</span>
                  <span className="muted">{person.company_name}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** A list of those on the map, for who does not see the map, or looks for a name. */
function InView(): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { stage, crowd, feed } = useShared();
  const seen = useStore(stage.people.seen);
  useStore(crowd.named);
  const { people } = useStore(feed.status);
  if (people === 0 && seen.inView === 0) return <Note>{texts.map.nobody}</Note>;
  if (seen.inView === 0) return <Note>{texts.map.nobodyInView}</Note>;
  const shown = seen.nearest.slice(0, SHOWN);
  return (
    <div className="in-view">
      <h2>{texts.map.nearby}</h2>
      <ul className="rows">
        {shown.map((id) => {
          const named = crowd.names.get(id);
          return (
            <li key={id}>
              <button type="button" className="row" onClick={() => amend({ person: id, follow: 1 })}>
                <span className="name">{named === undefined ? texts.person(id) : fullName(named)}</span>
                <span className="muted">{named?.company_name}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {seen.inView > shown.length ? <p className="muted">{texts.map.more(format.number(seen.inView - shown.length))}</p> : null}
    </div>
  );
}

function ChosenCard({ id, isFollowed }: { readonly id: number; readonly isFollowed: boolean }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { crowd, services } = useShared();
  useStore(crowd.named);
  const now = useNow();
  const answer = useAnswer(crowd.names.has(id) ? null : `person ${id}`, (signal) => getPerson(services, id, signal));
  const person = crowd.names.get(id) ?? answer.value;
  const at = crowd.people.get(id)?.at;
  const name = person === null ? texts.person(id) : fullName(person);
  return (
    <article className="card chosen" aria-label={name}>
      <header>
        <div>
          <h2 className="person-name">{name}</h2>
          <p className="muted">
            {person?.company_name}
            {person?.simulated === true ? <span className="tag">{texts.simulated}</span> : null}
          </p>
        </div>
        <button type="button" className="bare" aria-label={texts.close} onClick={() => amend({ person: null, follow: null })}>
          <Icon name="close" />
        </button>
      </header>
      {answer.failure === null ? null : <FailureNote failure={answer.failure} />}
      <p>{at === undefined ? texts.map.neverSeen : texts.map.seen(format.duration(Math.max(0, (now - at) / 1000)))}</p>
      <div className="actions">
        <button
          type="button"
          className={isFollowed ? "" : "primary"}
          aria-pressed={isFollowed}
          onClick={() => amend({ follow: isFollowed ? null : 1 })}
        >
          <Icon name="target" />
          {isFollowed ? texts.map.unfollow : texts.map.follow}
        </button>
        <a className="button" href={link(["people", id])}>
          <Icon name="meet" />
          {texts.map.open}
        </a>
      </div>
    </article>
  );
}
