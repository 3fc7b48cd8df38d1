package io.udaconnect.launcher;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.udaconnect.domain.person.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What the gates of the person and the location service have in common: who has which id. */
abstract class ServiceGate implements Gate {
  private final ManagedChannel persons;
  private final List<Long> ids = new ArrayList<>();

  ServiceGate(Addresses addresses) {
    persons = channel(addresses, Service.PERSON);
  }

  static ManagedChannel channel(Addresses addresses, Service service) {
    return Grpc.newChannelBuilder(addresses.grpc(service), InsecureChannelCredentials.create())
        .build();
  }

  @Override
  public final void admit(List<Profile> people) {
    var known = new HashMap<Profile, Long>();
    for (var person : SimulatedPeople.all(persons)) {
      known.putIfAbsent(
          new Profile(person.getFirstName(), person.getLastName(), person.getCompanyName()),
          person.getId());
    }
    var strangers = people.stream().filter(one -> !known.containsKey(one)).distinct().toList();
    var registered = Together.each(strangers, this::register);
    for (int i = 0; i < strangers.size(); i++) known.put(strangers.get(i), registered.get(i));
    ids.clear();
    for (var profile : people) ids.add(known.get(profile));
  }

  /** The id of someone new. Called by several threads. */
  abstract long register(Profile profile);

  final ManagedChannel persons() {
    return persons;
  }

  final long id(int person) {
    return ids.get(person);
  }

  @Override
  public void close() {
    persons.shutdownNow();
  }
}
