import { de } from "./de";
import { en, type Texts } from "./en";

/** By the language's code; to add one, write its file and name it here. */
export const languages: Record<string, Texts> = { en, de };

export function languageOf(wanted: string): string {
  return wanted in languages ? wanted : "en";
}
