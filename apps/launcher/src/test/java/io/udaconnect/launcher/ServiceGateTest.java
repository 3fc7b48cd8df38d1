package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.person.Profile;
import io.udaconnect.proto.v1.ListPersonsRequest;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceGateTest {
  private static final int TOGETHER = 10;

  private final Persons persons = new Persons();
  @RegisterExtension final ServedForATest service = new ServedForATest(persons);

  /** Answers nobody until ten are waiting, and never somebody called "Away". */
  private static final class Persons extends PersonServiceGrpc.PersonServiceImplBase {
    private final List<Person> kept = new ArrayList<>(); // guarded by this
    private final List<Runnable> waiting = new ArrayList<>(); // guarded by this

    @Override
    public synchronized void list(ListPersonsRequest request, StreamObserver<Person> out) {
      kept.forEach(out::onNext);
      out.onCompleted();
    }

    @Override
    public synchronized void register(RegisterPersonRequest request, StreamObserver<Person> out) {
      if (request.getFirstName().equals("Away")) {
        out.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      var person =
          Person.newBuilder()
              .setId(kept.size() + 1L)
              .setFirstName(request.getFirstName())
              .setLastName(request.getLastName())
              .setCompanyName(request.getCompanyName())
              .setSimulated(request.getSimulated())
              .build();
      kept.add(person);
      waiting.add(
          () -> {
            out.onNext(person);
            out.onCompleted();
          });
      if (waiting.size() < TOGETHER) return;
      waiting.forEach(Runnable::run);
      waiting.clear();
    }
  }

  @Test
  void manyAreRegisteredAtOnceEachOfThemOnce() {
    var people = IntStream.range(0, 10 * TOGETHER).mapToObj(n -> profile("No" + n)).toList();
    for (int times = 0; times < 2; times++) {
      try (var gate = gate()) {
        gate.admit(people);
        for (int i = 0; i < people.size(); i++) {
          var person = persons.kept.get((int) gate.id(i) - 1);
          assertThat(person.getFirstName()).isEqualTo("No" + i);
          assertThat(person.getSimulated()).isTrue();
        }
      }
    }
    assertThat(persons.kept).hasSameSizeAs(people);
  }

  @Test
  void whoCannotBeRegisteredNowIsToBeTriedAgain() {
    try (var gate = gate()) {
      assertThatThrownBy(() -> gate.admit(List.of(profile("Away"))))
          .isInstanceOf(Gate.NotNow.class)
          .hasMessageContaining("does not register");
    }
  }

  private static Profile profile(String firstName) {
    return new Profile(firstName, "Extra", "Simulation");
  }

  private GrpcGate gate() {
    int base = service.port() - (Addresses.local(2_000).grpcPort(Service.PERSON) - 2_000);
    return new GrpcGate(Addresses.local(base));
  }
}
