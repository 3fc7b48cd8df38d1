import type { ReactElement } from "react";
import { useFormat, useTexts } from "../texts";
import { HEIGHT, linePath, WIDTH } from "./plot-path";

/** A line over the last hour, with its newest and its largest value in words. */
export function Plot({
  title,
  times,
  values,
}: {
  readonly title: string;
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
}): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const known = values.filter((value) => value !== null);
  const most = Math.max(0, ...known);
  const now = known.at(-1) ?? 0;
  const nowText = texts.system.now(format.decimal(now, now < 10 ? 1 : 0));
  const mostText = texts.system.most(format.decimal(most, most < 10 ? 1 : 0));
  const first = times[0] ?? 0;
  const span = Math.max(1, (times.at(-1) ?? 0) - first);
  return (
    <figure className="plot">
      <figcaption>
        <span>{title}</span>
        <strong>{nowText}</strong>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`${title}: ${nowText}, ${mostText}`}>
        <path d={linePath(times, values, first, span, most, true)} className="plot-area" />
        <path d={linePath(times, values, first, span, most, false)} className="plot-line" />
      </svg>
      <p className="plot-scale">
        <span>{times.length === 0 ? "" : format.clock(first)}</span>
        <span>{mostText}</span>
        <span>{times.length === 0 ? "" : format.clock(first + span)}</span>
      </p>
    </figure>
  );
}
