import type { ReactElement } from "react";
import { useShared } from "../app-context";
import { useNow } from "../hooks";
import { useStore } from "../store";
import { useFormat, useTexts } from "../texts";

/**
 * How fresh the map is, honestly: what the line says, and how old the newest position is.
 *
 * @param isPast whether the map shows something else than now
 */
export function LiveState({ isPast }: { readonly isPast: boolean }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { feed, stage } = useShared();
  const status = useStore(feed.status);
  const seen = useStore(stage.people.seen);
  const gridMetres = useStore(stage.gridMetres);
  const now = useNow();
  const age = status.newest === null ? null : Math.max(0, (now - status.newest) / 1000);
  const freshness = age === null ? texts.map.noPosition : texts.map.newest(format.duration(age));
  return (
    <div
      className="live"
      data-state={isPast ? "past" : status.state}
      data-in-view={seen.inView}
      data-drawn={seen.drawn}
      data-heaps={seen.heaps}
      data-named={seen.named}
      data-people={status.people}
    >
      <p className="live-state">
        <span className="lamp" aria-hidden="true" />
        <strong role="status">{isPast ? texts.map.past : texts.map.states[status.state]}</strong>
        {isPast ? null : <span className="muted">{freshness}</span>}
      </p>
      <p className="count">
        {texts.map.inView(format.number(seen.inView), format.number(Math.max(status.people, seen.inView)))}
      </p>
      {gridMetres === 0 ? null : <p className="muted">{texts.map.grid(format.distance(gridMetres))}</p>}
    </div>
  );
}
