import { useEffect } from "react";
import { useShared } from "../app-context";

/** Phones are narrower; there the panel lies below. */
export const PHONE = "(max-width: 720px)";
const SIDE = 392;
const TOP = 24;
const NAVIGATION = 57;

/** Tells the stage how much of the map a panel beside it covers. */
export function useRoom(side = SIDE): void {
  const { stage } = useShared();
  useEffect(() => {
    const phone = matchMedia(PHONE);
    const measure = () =>
      stage.pad(
        phone.matches
          ? { left: 0, right: 0, top: TOP, bottom: Math.round(innerHeight * 0.5) + NAVIGATION }
          : { left: side, right: 0, top: TOP, bottom: TOP },
      );
    measure();
    phone.addEventListener("change", measure);
    return () => phone.removeEventListener("change", measure);
  }, [stage, side]);
}
