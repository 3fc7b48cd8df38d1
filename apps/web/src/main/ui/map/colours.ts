/** The map's own colours; the panels have theirs in styles.css. */
export interface Colours {
  readonly water: string;
  readonly land: string;
  readonly border: string;
  readonly grid: string;
  readonly label: string;
  readonly halo: string;
  readonly venue: string;
  readonly venueLine: string;
  readonly person: string;
  readonly simulated: string;
  readonly chosen: string;
  readonly edge: string;
  readonly cluster: string;
  readonly clusterText: string;
  readonly name: string;
  readonly track: string;
  readonly meeting: string;
}

export const LIGHT: Colours = {
  water: "#cfdfe1",
  land: "#f5f1e8",
  border: "#cfc7b6",
  grid: "#17313a",
  label: "#7d8484",
  halo: "#fbf9f4",
  venue: "#e9e1d0",
  venueLine: "#b9ad93",
  person: "#0f766e",
  simulated: "#4b8f96",
  chosen: "#d9431b",
  edge: "#fffdf8",
  cluster: "#0f766e",
  clusterText: "#ffffff",
  name: "#12303a",
  track: "#d9431b",
  meeting: "#7a3ea1",
};

export const DARK: Colours = {
  water: "#0a171d",
  land: "#14252c",
  border: "#2c424b",
  grid: "#c8e0e2",
  label: "#7f959b",
  halo: "#0e1c22",
  venue: "#1c323a",
  venueLine: "#46626c",
  person: "#4fd1bd",
  simulated: "#6fb3bd",
  chosen: "#ff8a5c",
  edge: "#0b181e",
  cluster: "#1f9d8d",
  clusterText: "#04211d",
  name: "#e4eeee",
  track: "#ff8a5c",
  meeting: "#c99bec",
};
