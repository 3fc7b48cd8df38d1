import { useCallback, useEffect, useState } from "react";
import { isAborted, Problem } from "./services";
import { useTexts } from "./texts";

export interface Answer<T> {
  readonly value: T | null;
  readonly failure: unknown;
  readonly isLoading: boolean;
  readonly again: () => void;
}

/**
 * What a service answers, asked anew when the key changes. The answer before stays until there is another one, unless
 * it was to something else: then the key's part before the first blank differs.
 *
 * @param key null asks nothing
 */
export function useAnswer<T>(key: string | null, request: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; turn: number; value: T | null; failure: unknown } | null>(null);
  const again = useCallback(() => setTurn((before) => before + 1), []);

  useEffect(() => {
    if (key === null) return undefined;
    const control = new AbortController();
    request(control.signal)
      .then((value) => setAnswer({ key, turn, value, failure: null }))
      .catch((failure: unknown) => {
        if (!isAborted(failure)) setAnswer({ key, turn, value: null, failure });
      });
    return () => control.abort();
    // The key says all that the request depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, turn]);

  const subject = (text: string) => text.split(" ", 1)[0];
  const fits = answer !== null && key !== null && subject(answer.key) === subject(key);
  const isCurrent = fits && answer.key === key && answer.turn === turn;
  return {
    value: fits ? answer.value : null,
    failure: isCurrent ? answer.failure : null,
    isLoading: key !== null && !isCurrent,
    again,
  };
}

/** The time, so often; for ages that grow. */
export function useNow(everyMillis = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return now;
}

/** The value as it was when it last kept still for so long. */
export function useSettled<T>(value: T, millis: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}

/** A failure in words for people. */
export function useFailureText(): (failure: unknown) => string {
  const texts = useTexts();
  return useCallback(
    (failure: unknown) => {
      if (!(failure instanceof Problem)) return failure instanceof Error ? failure.message : String(failure);
      if (failure.status === 0) return texts.failures.noAnswer;
      if (failure.faults.length > 0) return failure.faults.map((fault) => `${fault.field}: ${fault.reason}`).join("; ");
      if (failure.status === 404) return texts.failures.missing;
      if (failure.status === 503) return `${texts.failures.busy} (${failure.message})`;
      return failure.message || texts.failures.broken(failure.status);
    },
    [texts],
  );
}
