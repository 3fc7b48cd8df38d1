import { useEffect, useId, useState, type ReactElement } from "react";
import { amend } from "../address";
import { useShared } from "../app-context";
import { dayOf, startOfDay } from "../format";
import { here } from "../map/replay-step";
import { HOUR, Replay, SPEEDS } from "../map/replay";
import { useStore } from "../store";
import { useFormat, useTexts } from "../texts";
import { Icon } from "./icons";
import { FailureNote } from "./notes";

/** A day from before that year is one whose year is still being typed. */
const FIRST_YEAR = 1970;

/**
 * A past hour on the map: where it begins, a slider over it, play, and how fast.
 *
 * @param takesKeyboard whether the keyboard is here from the beginning
 */
export function ReplayBar({
  from,
  takesKeyboard,
  onEnd,
}: {
  readonly from: number;
  readonly takesKeyboard: boolean;
  readonly onEnd: () => void;
}): ReactElement | null {
  const { services, crowd, feed, stage } = useShared();
  const [replay, setReplay] = useState<Replay | null>(null);

  useEffect(() => {
    feed.hold(true);
    const people = () => here(crowd) || feed.status.value.people;
    const made = new Replay(services, crowd, () => stage.box.value, people, from);
    setReplay(made);
    const stop = stage.box.subscribe(() => made.look());
    return () => {
      stop();
      made.close();
      feed.hold(false);
    };
  }, [services, crowd, feed, stage, from]);

  return replay === null ? null : <Controls replay={replay} from={from} takesKeyboard={takesKeyboard} onEnd={onEnd} />;
}

function Controls({
  replay,
  from,
  takesKeyboard,
  onEnd,
}: {
  readonly replay: Replay;
  readonly from: number;
  readonly takesKeyboard: boolean;
  readonly onEnd: () => void;
}): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { stage } = useShared();
  const status = useStore(replay.status);
  const seen = useStore(stage.people.seen);
  const [typed, setTyped] = useState<{ readonly day: string; readonly clock: string } | null>(null);
  const id = useId();
  const { day, clock } = typed ?? { day: dayOf(from), clock: new Date(from).toTimeString().slice(0, 5) };
  const setStart = (start: { readonly day: string; readonly clock: string }) => {
    const midnight = startOfDay(start.day);
    const [hours, minutes] = start.clock.split(":").map(Number);
    if (midnight === null || new Date(midnight).getFullYear() < FIRST_YEAR || !(hours >= 0) || !(minutes >= 0)) {
      setTyped(start);
      return;
    }
    const at = new Date(midnight);
    at.setHours(hours, minutes);
    setTyped(null);
    amend({ past: at.toISOString() });
  };
  return (
    <section className="replay panel" aria-labelledby={`${id}-title`} data-state={status.state} data-at={status.at}>
      <header>
        <h2 id={`${id}-title`}>{texts.replay.title}</h2>
        <output className="replay-time" htmlFor={`${id}-when`}>
          {format.day(status.at)}, {format.clockWithSeconds(status.at)}
        </output>
        <button type="button" onClick={onEnd}>
          {texts.replay.backToLive}
        </button>
      </header>
      <div className="replay-controls">
        <button
          type="button"
          className="primary round"
          autoFocus={takesKeyboard}
          aria-label={status.isPlaying ? texts.replay.pause : texts.replay.play}
          onClick={() => replay.play(!status.isPlaying)}
        >
          <Icon name={status.isPlaying ? "pause" : "play"} />
        </button>
        <label className="slider">
          <span className="hidden">{texts.replay.when}</span>
          <input
            id={`${id}-when`}
            type="range"
            min={replay.from}
            max={replay.from + HOUR}
            step={5000}
            value={status.at}
            aria-valuetext={format.clockWithSeconds(status.at)}
            onChange={(event) => replay.seek(event.target.valueAsNumber)}
          />
          <span className="slider-ends" aria-hidden="true">
            <span>{format.clock(replay.from)}</span>
            <span>{format.clock(replay.from + HOUR)}</span>
          </span>
        </label>
      </div>
      <div className="replay-controls">
        <label>
          <span>{texts.replay.start}</span>
          <input
            type="date"
            value={day}
            onChange={(event) => setStart({ day: event.target.value, clock })}
            onBlur={() => setTyped(null)}
          />
        </label>
        <input
          type="time"
          aria-label={texts.replay.start}
          value={clock}
          onChange={(event) => setStart({ day, clock: event.target.value })}
          onBlur={() => setTyped(null)}
        />
        <label>
          <span>{texts.replay.speed}</span>
          <select value={status.speed} onChange={(event) => replay.setSpeed(Number(event.target.value))}>
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {texts.replay.times(speed)}
              </option>
            ))}
          </select>
        </label>
        <span className="muted" role="status">
          {status.state === "loading" ? texts.replay.loading : seen.inView === 0 && status.state === "ready" ? texts.replay.empty : ""}
        </span>
      </div>
      {status.state === "failed" ? <FailureNote failure={status.failure} again={() => replay.retry()} /> : null}
    </section>
  );
}
