import { useCallback, useEffect, useState } from "react";
import { useShared } from "../app-context";
import { useStore } from "../store";

const RATE = 4;
const RATE_IN_THE_DARK = 1;
/** A large answer comes in several pieces, one right after the other. */
const PIECES_TOGETHER = 150;

/**
 * Tells the feed what is looked at: what the map shows, and these people wherever they are. Until somebody was seen at
 * all, or when asked to, it is everybody, and then the map shows all of them.
 *
 * @param isFitted whether the map has its place already
 * @returns what shows everybody
 */
export function useLooking(people: readonly number[], isFitted: boolean): () => void {
  const { crowd, feed, stage } = useShared();
  const box = useStore(stage.box);
  const isHidden = useHidden();
  const [wantsAll, setWantsAll] = useState(!isFitted);
  const wanted = people.join(",");

  useEffect(() => {
    feed.look({
      box: wantsAll ? null : box,
      people: wanted === "" || (wantsAll || box === null) ? [] : wanted.split(",").map(Number),
      rate: isHidden ? RATE_IN_THE_DARK : RATE,
    });
  }, [feed, box, wanted, wantsAll, isHidden]);

  useEffect(() => {
    if (!wantsAll) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isComplete = false;
    const fitSoon = () => {
      if (!isComplete || timer !== undefined) return;
      if (![...crowd.people.values()].some((someone) => someone.here)) return;
      timer = setTimeout(() => {
        stage.fitEverybody(false);
        setWantsAll(false);
      }, PIECES_TOGETHER);
    };
    const unsubscribe = [
      feed.completed.subscribe(() => {
        isComplete = true;
        fitSoon();
      }),
      crowd.moved.subscribe(fitSoon),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of unsubscribe) stop();
    };
  }, [crowd, feed, stage, wantsAll]);

  return useCallback(() => setWantsAll(true), []);
}

function useHidden(): boolean {
  const [isHidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isHidden;
}
