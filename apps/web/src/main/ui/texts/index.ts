import { useMemo } from "react";
import { Format } from "../format";
import { usePreferences } from "../preferences";
import type { Texts } from "./en";
import { languageOf, languages } from "./languages";

export function useTexts(): Texts {
  return languages[languageOf(usePreferences().language)];
}

/** Numbers and dates in the language of the words. The region, where it fits, is the browser's. */
export function useFormat(): Format {
  const { language, units } = usePreferences();
  return useMemo(() => {
    const code = languageOf(language);
    return new Format(navigator.language.startsWith(code) ? navigator.language : code, units);
  }, [language, units]);
}

export { languageOf, languages };
export type { Texts };
