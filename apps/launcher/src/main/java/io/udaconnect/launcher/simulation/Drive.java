package io.udaconnect.launcher.simulation;

import io.udaconnect.domain.geo.GeoPoint;
import java.util.Random;

/**
 * A tracker on its way from city to city: to one that is neither next door nor far, slower near it,
 * not quite straight; and on from there. Not for several threads.
 */
final class Drive {
  /** The target is one of these, counted from the nearest. */
  static final int FIRST_TARGET = 20;

  static final int LAST_TARGET = 49;

  static final double FASTEST_METRES_A_SECOND = 130 / 3.6;
  private static final double SLOWEST = 2;
  private static final double FASTER_A_SECOND = 1.5;

  /** So near, it is slowed down to be there in so many seconds. */
  private static final double BRAKING_SECONDS = 12;

  private static final double ARRIVED_METRES = 10;

  /** How far a bearing wanders from one second to the next, and how much of it stays. */
  private static final double WANDERING_DEGREES = 3;

  private static final double STAYING = 0.9;

  private final Cities cities;
  private final Random chance;

  private double latitude;
  private double longitude;
  private int target;
  private double speed;
  private double astrayDegrees;

  Drive(Cities cities, Random chance) {
    this.cities = cities;
    this.chance = chance;
    int start = chance.nextInt(cities.size());
    latitude = cities.get(start).point().latitudeDegrees();
    longitude = cities.get(start).point().longitudeDegrees();
    target = someTarget(start);
  }

  private int someTarget(int city) {
    int n = FIRST_TARGET + chance.nextInt(LAST_TARGET - FIRST_TARGET + 1);
    return cities.nearest(city, n);
  }

  /** Where it is now. */
  GeoPoint point() {
    return GeoPoint.of(latitude, longitude);
  }

  /** Where it is going. */
  int target() {
    return target;
  }

  /** Drives for a second. */
  void drive() {
    var goal = cities.get(target).point();
    var ground = Ground.at((latitude + goal.latitudeDegrees()) / 2);
    double north = (goal.latitudeDegrees() - latitude) * ground.metresNorth();
    double east = (goal.longitudeDegrees() - longitude) * ground.metresEast();
    double away = Math.hypot(north, east);
    if (away <= ARRIVED_METRES) {
      target = someTarget(target);
      speed = 0;
      return;
    }
    double allowed = Math.max(SLOWEST, away / BRAKING_SECONDS);
    speed = Math.min(Math.min(speed + FASTER_A_SECOND, allowed), FASTEST_METRES_A_SECOND);
    astrayDegrees = STAYING * astrayDegrees + WANDERING_DEGREES * chance.nextGaussian();
    double bearing = Math.atan2(east, north) + Math.toRadians(astrayDegrees);
    move(speed * Math.cos(bearing), speed * Math.sin(bearing));
  }

  private void move(double metresNorth, double metresEast) {
    var here = Ground.at(latitude);
    latitude += metresNorth / here.metresNorth();
    longitude += metresEast / here.metresEast();
  }
}
