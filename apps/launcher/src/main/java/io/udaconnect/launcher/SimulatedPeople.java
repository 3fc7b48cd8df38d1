package io.udaconnect.launcher;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.udaconnect.proto.v1.ListPersonsRequest;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Who of all persons is simulated, as the person service knows it. */
final class SimulatedPeople {
  private static final long ANSWER_SECONDS = 60;

  private SimulatedPeople() {}

  /**
   * All of them.
   *
   * @throws Gate.NotNow if the service does not answer
   */
  static List<Person> all(ManagedChannel service) {
    var found = new ArrayList<Person>();
    read(service, person -> !person.getSimulated() || found.add(person));
    return found;
  }

  /**
   * Whether there is nobody else; looks no further than the first who is not.
   *
   * @throws Gate.NotNow if the service does not answer
   */
  static boolean areAlone(ManagedChannel service) {
    return read(service, Person::getSimulated);
  }

  /** Whether it came to the end. */
  private static boolean read(ManagedChannel service, Predicate<Person> goesOn) {
    var question = Context.current().withCancellation();
    var before = question.attach();
    try {
      var everyone =
          PersonServiceGrpc.newBlockingStub(service)
              .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
              .list(ListPersonsRequest.getDefaultInstance());
      while (everyone.hasNext()) {
        if (!goesOn.test(everyone.next())) return false;
      }
      return true;
    } catch (StatusRuntimeException failure) {
      throw new Gate.NotNow("the person service does not answer", failure);
    } finally {
      question.detach(before);
      question.cancel(null); // what nobody reads is not sent either
    }
  }
}
