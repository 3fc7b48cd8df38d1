package io.udaconnect.jpa;

import io.udaconnect.domain.location.Net;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** In which hours to look for which places, hour by hour. */
record PlacesByHour(List<Integer> hours, List<Long> places) {
  static PlacesByHour of(Net net) {
    var byHour = new TreeMap<Integer, List<Long>>();
    for (long place : net.places()) {
      var times = net.times(place);
      int next = Integer.MIN_VALUE;
      for (int span = 0; span < times.count(); span++) {
        int last = LocationPack.hour(times.end(span) - 1);
        for (int hour = Math.max(next, LocationPack.hour(times.start(span)));
            hour <= last;
            hour++) {
          byHour.computeIfAbsent(hour, anew -> new ArrayList<>()).add(place);
          next = hour + 1;
        }
      }
    }
    var hours = new ArrayList<Integer>();
    var places = new ArrayList<Long>();
    byHour.forEach(
        (hour, there) -> {
          there.forEach(place -> hours.add(hour));
          places.addAll(there);
        });
    return new PlacesByHour(hours, places);
  }
}
