package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.udaconnect.embedded.Ports;
import io.udaconnect.launcher.PersonFile.Line;
import io.udaconnect.proto.v1.GetPersonRequest;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrarTest {
  private final Map<Long, String> persons = new ConcurrentHashMap<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  @RegisterExtension final ServedForATest service = new ServedForATest(new Persons());

  /** Keeps everyone, but lets those called "Busy" wait and those called "Bad" stay out. */
  private final class Persons extends PersonServiceGrpc.PersonServiceImplBase {
    @Override
    public void get(GetPersonRequest request, StreamObserver<Person> out) {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }

    @Override
    public void register(RegisterPersonRequest request, StreamObserver<Person> out) {
      switch (request.getFirstName()) {
        case "Bad" -> out.onError(StatusProto.toStatusRuntimeException(bad()));
        case "Busy" -> {
          if (refusals.incrementAndGet() < 4) {
            out.onError(Status.UNAVAILABLE.asRuntimeException());
          } else {
            keep(request, out);
          }
        }
        case "Gone" -> out.onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
        default -> keep(request, out);
      }
    }

    private void keep(RegisterPersonRequest request, StreamObserver<Person> out) {
      persons.put(request.getId(), request.getFirstName());
      out.onNext(Person.newBuilder().setId(request.getId()).build());
      out.onCompleted();
    }

    private com.google.rpc.Status bad() {
      var detail =
          BadRequest.newBuilder()
              .addFieldViolations(
                  FieldViolation.newBuilder().setField("last_name").setDescription("is missing"))
              .build();
      return com.google.rpc.Status.newBuilder()
          .setCode(Code.INVALID_ARGUMENT_VALUE)
          .addDetails(Any.pack(detail))
          .build();
    }
  }

  @Test
  void everyoneArrivesOnce() {
    try (var registrar = registrar()) {
      registrar.requireReachable();
      for (long id = 1; id <= 1000; id++) {
        registrar.register(line(id, "Ada"));
      }
      registrar.awaitAll();
      assertThat(registrar.kept()).isEqualTo(1000);
    }
    assertThat(persons).hasSize(1000);
  }

  @Test
  void aBusyServiceIsAskedAgain() {
    try (var registrar = registrar()) {
      registrar.register(line(1, "Busy"));
      registrar.awaitAll();
      assertThat(registrar.kept()).isEqualTo(1);
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void aRefusalIsToldWithLineAndFieldAndKeepsNobodyElseOut() {
    try (var registrar = registrar()) {
      registrar.register(line(7, "Bad"));
      registrar.register(line(8, "Ada"));
      registrar.awaitAll();
      assertThat(registrar.kept()).isEqualTo(1);
    }
    assertThat(refused).containsExactly("7 last_name: is missing");
  }

  @Test
  void nobodyThereIsSaidAtOnce() {
    try (var registrar = new Registrar("127.0.0.1:" + Ports.free(), 4, this::refuse)) {
      assertThatThrownBy(registrar::requireReachable)
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("no person service answers");
    }
  }

  @Test
  void aServiceThatStaysAwayEndsTheImport() {
    try (var registrar = registrar()) {
      registrar.register(line(3, "Gone"));
      assertThatThrownBy(registrar::awaitAll)
          .isInstanceOf(Trouble.class)
          .hasMessageContainingAll("line 3", "gone");
    }
  }

  private Registrar registrar() {
    return new Registrar("127.0.0.1:" + service.port(), 4, this::refuse);
  }

  private void refuse(long line, String reason) {
    refused.add(line + " " + reason);
  }

  private static Line line(long number, String firstName) {
    return new Line(number, OptionalLong.of(number), firstName, "Lovelace", "Engines");
  }
}
