export const WIDTH = 320;
export const HEIGHT = 72;

/** Where a value is missing the line has a hole. */
export function linePath(
  times: readonly number[],
  values: readonly (number | null)[],
  first: number,
  span: number,
  most: number,
  isArea: boolean,
): string {
  const parts: string[] = [];
  let run: [number, number][] = [];
  const finish = () => {
    if (run.length > 0) {
      const line = run.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
      parts.push(isArea ? `M${run[0][0].toFixed(1)} ${HEIGHT}L${line}L${run[run.length - 1][0].toFixed(1)} ${HEIGHT}Z` : `M${line}`);
    }
    run = [];
  };
  values.forEach((value, i) => {
    if (value === null) {
      finish();
      return;
    }
    const y = most === 0 ? HEIGHT - 1 : HEIGHT - 1 - (value / most) * (HEIGHT - 4);
    run.push([((times[i] - first) / span) * WIDTH, y]);
  });
  finish();
  return parts.join("");
}
