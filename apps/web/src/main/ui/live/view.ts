import { contains, type Box } from "../geo";

/** What is to be sent: who is in the box, and these people wherever they are. */
export interface View {
  /** Without it and without people: everybody. */
  readonly box: Box | null;
  readonly people: readonly number[];
  readonly rate: number;
}

/** At most so many times as high a box is kept when the viewer comes closer. */
const MOST_TOO_MUCH = 5;

/** Whether who is sent the first gets what the second needs, and not much more. */
export function isAnswered(sent: View, wanted: View): boolean {
  if (sent.rate !== wanted.rate) return false;
  if (sent.people.length !== wanted.people.length) return false;
  if (!wanted.people.every((id) => sent.people.includes(id))) return false;
  if (sent.box === null || wanted.box === null) return sent.box === wanted.box;
  const height = (box: Box) => box.north - box.south;
  return contains(sent.box, wanted.box) && height(sent.box) <= height(wanted.box) * MOST_TOO_MUCH;
}
