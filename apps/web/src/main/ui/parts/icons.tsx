import type { ReactElement } from "react";

const PATHS = {
  map: "M3 6.5 9 4l6 2.5L21 4v13.5L15 20l-6-2.5L3 20zM9 4v13.5M15 6.5V20",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.4a3.5 3.5 0 0 1 0 6.2M18 14.4c2.2.9 3.5 3 3.5 5.6",
  system: "M3 12h4l2.5-7 4.5 14 2.5-7H21",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M13 4.5v5M7 14.5v5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  replay: "M4 5v5h5M4.6 10a8 8 0 1 1-.5 4M12 8v4.5l3 2",
  play: "M7 4.5v15l12-7.5z",
  pause: "M8 5v14M16 5v14",
  close: "M5 5l14 14M19 5 5 19",
  back: "M15 5l-7 7 7 7",
  plus: "M12 5v14M5 12h14",
  target: "M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM12 2v4M12 18v4M2 12h4M18 12h4",
  download: "M12 4v11M7 11l5 5 5-5M4 20h16",
  meet: "M9 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM15 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Two circles that meet. */
export function Mark(): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="12" cy="16" r="9" className="mark-one" />
      <circle cx="20" cy="16" r="9" className="mark-other" />
      <path d="M16 8.06a9 9 0 0 1 0 15.88 9 9 0 0 1 0-15.88" className="mark-both" />
    </svg>
  );
}
