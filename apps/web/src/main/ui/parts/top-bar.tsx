import { useState, type ReactElement } from "react";
import { link, useAddress } from "../address";
import { prefer, usePreferences, type Theme, type Units } from "../preferences";
import { languageOf, languages, useFormat, useTexts } from "../texts";
import { Dialog } from "./dialog";
import { Icon, Mark, type IconName } from "./icons";

const PAGES: readonly ("map" | "people" | "system")[] = ["map", "people", "system"];
const ICONS: Record<(typeof PAGES)[number], IconName> = { map: "map", people: "people", system: "system" };

/** The way to each page, and to the preferences. */
export function TopBar(): ReactElement {
  const texts = useTexts();
  const { path } = useAddress();
  const current = path[0] ?? "map";
  const [isOpen, setOpen] = useState(false);
  return (
    <header className="top panel">
      <a className="brand" href={link(["map"])}>
        <Mark />
        <span>{texts.brand}</span>
      </a>
      <nav aria-label={texts.pages.main}>
        {PAGES.map((page) => (
          <a key={page} href={link([page])} aria-current={page === current ? "page" : undefined}>
            <Icon name={ICONS[page]} />
            <span>{texts.pages[page]}</span>
          </a>
        ))}
        <button type="button" className="bare" aria-label={texts.preferences.open} title={texts.preferences.open} onClick={() => setOpen(true)}>
          <Icon name="settings" />
        </button>
      </nav>
      {isOpen ? <PreferencesDialog onClose={() => setOpen(false)} /> : null}
    </header>
  );
}

function PreferencesDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { theme, language, units } = usePreferences();
  return (
    <Dialog title={texts.preferences.open} onClose={onClose}>
      <div className="stacked">
        <Choice
          label={texts.preferences.theme}
          value={theme}
          names={texts.preferences.themes}
          onChoose={(chosen) => prefer({ theme: chosen as Theme })}
        />
        <Choice
          label={texts.preferences.language}
          value={languageOf(language)}
          names={Object.fromEntries(Object.entries(languages).map(([code, words]) => [code, words.language]))}
          onChoose={(chosen) => prefer({ language: chosen })}
        />
        <Choice
          label={texts.preferences.units}
          value={units}
          names={texts.preferences.unitNames}
          onChoose={(chosen) => prefer({ units: chosen as Units })}
        />
        <p className="note">{texts.preferences.zone(format.zone())}</p>
      </div>
    </Dialog>
  );
}

function Choice({
  label,
  value,
  names,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly names: Record<string, string>;
  readonly onChoose: (value: string) => void;
}): ReactElement {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {Object.entries(names).map(([one, name]) => (
        <label key={one}>
          <input type="radio" name={label} value={one} checked={one === value} onChange={() => onChoose(one)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
