/** From a little before the first to a little after the last, inside of what was asked for. */
export function spanOf(
  encounters: readonly { readonly from: string; readonly to: string }[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  if (encounters.length === 0) return { from, to };
  const first = Math.min(...encounters.map((encounter) => Date.parse(encounter.from)));
  const last = Math.max(...encounters.map((encounter) => Date.parse(encounter.to)));
  const margin = Math.max(60_000, (last - first) * 0.04);
  return { from: Math.max(from, first - margin), to: Math.min(to, last + margin) };
}
