import { createContext, use } from "react";
import type { Crowd } from "./live/crowd";
import type { Feed } from "./live/feed";
import type { Stage } from "./map/stage";
import type { Services } from "./services";

/** What all pages share. */
export interface Shared {
  readonly services: Services;
  readonly crowd: Crowd;
  readonly feed: Feed;
  readonly stage: Stage;
  /** Says a sentence to everyone, also to screen readers. */
  readonly say: (sentence: string) => void;
}

export const SharedContext = createContext<Shared | null>(null);

export function useShared(): Shared {
  const shared = use(SharedContext);
  if (shared === null) throw new Error("outside of the app");
  return shared;
}
