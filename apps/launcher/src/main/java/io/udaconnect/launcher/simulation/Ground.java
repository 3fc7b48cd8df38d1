package io.udaconnect.launcher.simulation;

/** How long a degree is at some latitude of WGS84: exact for the next few kilometres. */
record Ground(double metresNorth, double metresEast) {
  private static final double EQUATOR_METRES = 6_378_137;
  private static final double ECCENTRICITY_SQUARED = 6.694_379_990_14e-3;

  static Ground at(double latitudeDegrees) {
    double latitude = Math.toRadians(latitudeDegrees);
    double sine = Math.sin(latitude);
    double w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double eastRadius = EQUATOR_METRES / Math.sqrt(w);
    double northRadius = eastRadius * (1 - ECCENTRICITY_SQUARED) / w;
    return new Ground(Math.toRadians(northRadius), Math.toRadians(eastRadius * Math.cos(latitude)));
  }
}
