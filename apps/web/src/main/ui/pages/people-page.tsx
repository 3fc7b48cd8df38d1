import { useCallback, useEffect, useRef, useState, type ReactElement } from "react";
import { amend, go, link, useAddress } from "../address";
import { useShared } from "../app-context";
import { useSettled } from "../hooks";
import { fullName, register, search, type Person } from "../people";
import { Icon } from "../parts/icons";
import { FailureNote, Note, Waiting } from "../parts/notes";
import { PersonForm } from "../parts/person-form";
import { VirtualList } from "../parts/virtual-list";
import { askPage, isAborted, type Page } from "../services";
import { useFormat, useTexts } from "../texts";
import { useRoom } from "./room";

const ROW = 60;

/** Everybody who is registered, found by parts of names, page after page while one scrolls. */
export function PeoplePage(): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { services, say } = useShared();
  const { query } = useAddress();
  const words = query.get("q") ?? "";
  const found = usePages(useSettled(words, 150));
  const [isRegistering, setRegistering] = useState(false);
  useRoom();

  return (
    <section className="side panel tall" aria-labelledby="people-title">
      <header className="head">
        <h1 id="people-title">{texts.people.title}</h1>
        <button type="button" className="primary" onClick={() => setRegistering(true)}>
          <Icon name="plus" />
          {texts.people.register}
        </button>
      </header>
      <div role="search">
        <label className="field">
          <Icon name="search" />
          <span className="hidden">{texts.people.search}</span>
          <input
            type="search"
            placeholder={texts.people.searchHint}
            value={words}
            onChange={(event) => amend({ q: event.target.value })}
          />
        </label>
      </div>
      <p className="muted" role="status">
        {found.rows.length === 0
          ? ""
          : texts.people.count(found.rows.length, format.number(found.rows.length), found.isAll)}
      </p>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {found.isLoading && found.rows.length === 0 ? <Waiting /> : null}
      {!found.isLoading && found.failure === null && found.rows.length === 0 ? (
        <Note>{words === "" ? texts.people.nobody : texts.people.noneFound(words)}</Note>
      ) : null}
      <VirtualList rows={found.rows} height={ROW} label={texts.people.list} keyOf={(person) => person.id} onNearEnd={found.more}>
        {(person) => <PersonRow person={person} />}
      </VirtualList>
      {isRegistering ? (
        <PersonForm
          title={texts.people.registerTitle}
          send={(profile) => register(services, profile)}
          onClose={() => setRegistering(false)}
          onDone={(person) => {
            setRegistering(false);
            say(texts.people.registered(fullName(person), person.id));
            go(link(["people", person.id]));
          }}
        />
      ) : null}
    </section>
  );
}

function PersonRow({ person }: { readonly person: Person }): ReactElement {
  const texts = useTexts();
  return (
    <a className="row" href={link(["people", person.id])}>
      <span className="initials" aria-hidden="true">
        {initial(person.first_name) + initial(person.last_name)}
      </span>
      <span className="two-lines">
        <span className="name">{fullName(person)}</span>
        <span className="muted">{person.company_name}</span>
      </span>
      {person.simulated === true ? <span className="tag">{texts.simulated}</span> : null}
    </a>
  );
}

function initial(name: string): string {
  return String.fromCodePoint(name.codePointAt(0) ?? 0x20);
}

interface Found {
  readonly rows: readonly Person[];
  readonly isAll: boolean;
  readonly isLoading: boolean;
  readonly failure: unknown;
  readonly more: () => void;
  readonly again: () => void;
}

/** The pages of one search, joined. */
function usePages(words: string): Found {
  const { services } = useShared();
  const [rows, setRows] = useState<readonly Person[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(true);
  const [failure, setFailure] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const control = useRef<AbortController | null>(null);

  const load = useCallback((request: (signal: AbortSignal) => Promise<Page<Person>>, before: readonly Person[]) => {
    control.current?.abort();
    const own = new AbortController();
    control.current = own;
    setLoading(true);
    setFailure(null);
    request(own.signal)
      .then((page) => {
        setRows([...before, ...page.rows]);
        setNext(page.next);
        setLoading(false);
      })
      .catch((refused: unknown) => {
        if (isAborted(refused)) return;
        setFailure(refused);
        setLoading(false);
      });
  }, []);

  useEffect(() => {
    load((signal) => search(services, words, signal), []);
    return () => control.current?.abort();
  }, [services, words, turn, load]);

  const more = useCallback(() => {
    if (next !== null && !isLoading && failure === null) load((signal) => askPage<Person>(next, signal), rows);
  }, [next, isLoading, failure, rows, load]);

  return {
    rows,
    isAll: next === null,
    isLoading,
    failure,
    more,
    again: useCallback(() => setTurn((before) => before + 1), []),
  };
}
