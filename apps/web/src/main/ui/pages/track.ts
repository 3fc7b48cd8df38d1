import type { FeatureCollection } from "geojson";
import { useEffect, useRef } from "react";
import { useShared } from "../app-context";
import { boxAround } from "../geo";
import type { Encounter, Location } from "../people";
import { line } from "./track-line";

/**
 * Puts a day's way and the places of meetings onto the map, and shows all of it once.
 *
 * @param isComplete whether all meetings are known
 */
export function useTrackOnMap(
  track: readonly Location[] | null,
  encounters: readonly Encounter[],
  isComplete: boolean,
  chosen: Encounter | null,
  onChoose: (encounter: Encounter) => void,
): void {
  const { stage } = useShared();
  const fitted = useRef<readonly Location[] | null>(null);

  useEffect(() => {
    stage.dim(true);
    return () => {
      stage.dim(false);
      stage.show("track", null);
      stage.show("meetings", null);
    };
  }, [stage]);

  useEffect(() => {
    stage.show("track", track === null ? null : line(track));
    if (!isComplete || track === null || fitted.current === track) return;
    fitted.current = track;
    stage.fit(boxAround([...track, ...encounters]));
  }, [stage, track, encounters, isComplete]);

  useEffect(() => stage.show("meetings", places(encounters, chosen)), [stage, encounters, chosen]);

  useEffect(() => {
    if (chosen !== null) stage.fit(boxAround([chosen]));
  }, [stage, chosen]);

  useEffect(() => {
    stage.onMeeting = (index) => onChoose(encounters[index]);
    return () => {
      stage.onMeeting = () => undefined;
    };
  }, [stage, encounters, onChoose]);
}

function places(encounters: readonly Encounter[], chosen: Encounter | null): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: encounters.map((encounter, index) => ({
      type: "Feature",
      properties: { index, chosen: encounter === chosen },
      geometry: { type: "Point", coordinates: [encounter.longitude, encounter.latitude] },
    })),
  };
}
