import { Store, useStore } from "./store";

export type Theme = "system" | "light" | "dark";
export type Units = "metric" | "imperial";

/** How somebody likes it; kept in this browser. */
export interface Preferences {
  readonly theme: Theme;
  readonly language: string;
  readonly units: Units;
}

const KEY = "udaconnect.preferences";

function initial(): Preferences {
  const usual: Preferences = {
    theme: "system",
    language: navigator.language.slice(0, 2).toLowerCase(),
    units: navigator.language === "en-US" ? "imperial" : "metric",
  };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    return usual; // storage is closed to us, or holds something else
  }
}

const preferences = new Store<Preferences>(initial());

export function usePreferences(): Preferences {
  return useStore(preferences);
}

export function prefer(changes: Partial<Preferences>): void {
  const next = { ...preferences.value, ...changes };
  preferences.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // then it holds until the page is closed
  }
}

const dark = globalThis.matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = new Store(dark.matches);
dark.addEventListener("change", () => systemIsDark.set(dark.matches));

/** Whether the page is dark now, by the system or by choice. */
export function useDark(): boolean {
  const system = useStore(systemIsDark);
  const { theme } = usePreferences();
  return theme === "system" ? system : theme === "dark";
}
