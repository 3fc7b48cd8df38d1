package io.udaconnect.launcher.simulation;

import io.udaconnect.domain.person.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Trackers that drive between French cities; each says where it is once a second. */
public final class Roads implements Scenario {
  private static final List<String> COMPANIES =
      List.of("Nordwind Parcels", "Blue Van", "Hexagon Couriers", "Routiers Réunis", "Vite & Bien");

  private final List<Profile> people;
  private final List<Drive> drives;

  public Roads(int people, long seed) {
    this.people = Cast.of(people, seed, COMPANIES);
    var cities = Cities.ofFrance();
    drives =
        IntStream.range(0, people)
            .mapToObj(person -> new Drive(cities, Chance.of(seed, person)))
            .toList();
  }

  @Override
  public List<Profile> people() {
    return people;
  }

  @Override
  public List<Sighting> next() {
    var sightings = new ArrayList<Sighting>(drives.size());
    for (int person = 0; person < drives.size(); person++) {
      var drive = drives.get(person);
      sightings.add(new Sighting(person, drive.point()));
      drive.drive();
    }
    return sightings;
  }
}
