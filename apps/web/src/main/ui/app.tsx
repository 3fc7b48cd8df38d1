import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { useAddress } from "./address";
import { SharedContext, type Shared } from "./app-context";
import { useAnswer } from "./hooks";
import { Crowd } from "./live/crowd";
import { Feed } from "./live/feed";
import { Stage } from "./map/stage";
import { useLooking } from "./pages/looking";
import { MapPage } from "./pages/map-page";
import { PeoplePage } from "./pages/people-page";
import { PersonPage } from "./pages/person-page";
import { SystemPage } from "./pages/system-page";
import { FailureNote, Note, Waiting } from "./parts/notes";
import { TopBar } from "./parts/top-bar";
import { useDark, usePreferences } from "./preferences";
import { enforce } from "./security";
import { askJson, type Services } from "./services";
import { languageOf, useTexts } from "./texts";

/** Finds the services, then shows the map, and above it what the address asks for. */
export function App(): ReactElement {
  const services = useAnswer("services", async (signal) => {
    const found = await askJson<Services>("services.json", { signal });
    enforce(found);
    return found;
  });
  useLook();
  if (services.value !== null) return <Shell services={services.value} />;
  return (
    <main className="lonely">
      {services.failure === null ? <Waiting /> : <FailureNote failure={services.failure} again={services.again} />}
    </main>
  );
}

/** Light or dark, and in which language. */
function useLook(): void {
  const { language } = usePreferences();
  const isDark = useDark();
  useEffect(() => {
    document.documentElement.lang = languageOf(language);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  }, [language, isDark]);
}

function Shell({ services }: { readonly services: Services }): ReactElement {
  const texts = useTexts();
  const isDark = useDark();
  const { units } = usePreferences();
  const ground = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const [crowd] = useState(() => new Crowd());
  const [feed] = useState(() => new Feed(liveAddress(), crowd));
  const [stage, setStage] = useState<Stage | null>(null);
  const [said, say] = useSentence();

  useEffect(() => {
    if (ground.current === null) return undefined;
    const made = new Stage(ground.current, crowd, services);
    setStage(made);
    return () => {
      setStage(null);
      made.remove();
    };
  }, [crowd, services]);

  useEffect(() => {
    feed.open();
    const hurry = () => feed.hurry();
    globalThis.addEventListener("online", hurry);
    return () => {
      globalThis.removeEventListener("online", hurry);
      feed.close();
    };
  }, [feed]);

  useEffect(() => stage?.paint(isDark, texts.map.label), [stage, isDark, texts]);
  useEffect(() => stage?.measureIn(units), [stage, units]);
  useNamesOfThoseSeen(stage, feed, crowd);

  const shared = useMemo<Shared | null>(
    () => (stage === null ? null : { services, crowd, feed, stage, say }),
    [services, crowd, feed, stage, say],
  );
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {texts.pages.skip}
      </button>
      <TopBar />
      <main ref={main} tabIndex={-1}>
        {shared === null ? null : (
          <SharedContext value={shared}>
            <CurrentPage />
          </SharedContext>
        )}
      </main>
      <div className="ground" ref={ground} />
      <p className="said" role="status">
        {said}
      </p>
    </>
  );
}

function CurrentPage(): ReactElement {
  const texts = useTexts();
  const { path, query } = useAddress();
  const [page = "map", id] = path;
  const watched = page === "people" ? id : (query.get("person") ?? undefined);
  const person = watched !== undefined && /^[1-9]\d{0,15}$/.test(watched) ? Number(watched) : null;
  const showAll = useLooking(person === null ? [] : [person], query.has("at") || person !== null);
  const name = page === "people" ? texts.pages.people : page === "system" ? texts.pages.system : texts.pages.map;
  useEffect(() => {
    document.title = texts.pages.title(name);
  }, [texts, name]);
  if (page === "map") return <MapPage person={person} showAll={showAll} />;
  if (page === "people" && id === undefined) return <PeoplePage />;
  if (page === "people" && person !== null) return <PersonPage key={person} id={person} />;
  if (page === "system") return <SystemPage />;
  return (
    <section className="side panel">
      <Note>{texts.pages.unknown}</Note>
    </section>
  );
}

/** Asks who they are, of those the viewer sees from near enough to read a name, once each. */
function useNamesOfThoseSeen(stage: Stage | null, feed: Feed, crowd: Crowd): void {
  useEffect(() => {
    if (stage === null) return undefined;
    const ask = () => feed.askNames(stage.people.seen.value.nearest.filter((id) => !crowd.names.has(id)));
    return stage.people.seen.subscribe(ask);
  }, [stage, feed, crowd]);
}

const SAID_FOR = 6_000;

/** A sentence that stays for a while. */
function useSentence(): [string, (sentence: string) => void] {
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    if (sentence === "") return undefined;
    const timer = setTimeout(() => setSentence(""), SAID_FOR);
    return () => clearTimeout(timer);
  }, [sentence]);
  return [sentence, useCallback((next: string) => setSentence(next), [])];
}

function liveAddress(): string {
  const live = new URL("live", document.baseURI);
  live.protocol = live.protocol === "https:" ? "wss:" : "ws:";
  live.hash = "";
  return live.href;
}
