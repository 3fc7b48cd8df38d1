import { useMemo, type ReactElement } from "react";
import { amend, useAddress } from "../address";
import { dayOf } from "../format";
import { usePreferences } from "../preferences";
import { useFormat, useTexts } from "../texts";
import { MOST_METRES, readQuestion, type Question } from "./question-words";

const METRES_PER_FOOT = 0.3048;

export function useQuestion(): Question {
  const { query } = useAddress();
  const words = query.toString();
  return useMemo(() => readQuestion(new URLSearchParams(words), dayOf(Date.now())), [words]);
}

export function QuestionControls({ question }: { readonly question: Question }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { units } = usePreferences();
  const inFeet = units === "imperial";
  const shown = inFeet ? Math.round(question.rule.metres / METRES_PER_FOOT) : question.rule.metres;
  return (
    <fieldset className="question">
      <legend>{texts.personPage.questions}</legend>
      <label>
        <span>{texts.personPage.from}</span>
        <input type="date" required value={question.from} onChange={(event) => amend({ from: event.target.value })} />
      </label>
      <label>
        <span>{texts.personPage.to}</span>
        <input type="date" required value={question.to} onChange={(event) => amend({ to: event.target.value })} />
      </label>
      <label>
        <span>{texts.personPage.distance(inFeet ? "ft" : "m")}</span>
        <input
          type="number"
          min={0}
          max={inFeet ? Math.floor(MOST_METRES / METRES_PER_FOOT) : MOST_METRES}
          step="any"
          value={shown}
          onChange={(event) => {
            const typed = event.target.valueAsNumber;
            if (!Number.isNaN(typed)) amend({ distance: String(inFeet ? Number((typed * METRES_PER_FOOT).toFixed(3)) : typed) });
          }}
        />
      </label>
      <label>
        <span>{texts.personPage.sameTime}</span>
        <select
          value={question.rule.within ?? "any"}
          onChange={(event) => amend({ within: event.target.value })}
        >
          {Object.entries(texts.personPage.withins).map(([within, name]) => (
            <option key={within} value={within}>
              {name}
            </option>
          ))}
          <option value="any">{texts.personPage.anyTime}</option>
        </select>
      </label>
      <p className="muted">{texts.preferences.zone(format.zone(Date.parse(question.range?.from ?? new Date().toISOString())))}</p>
    </fieldset>
  );
}
