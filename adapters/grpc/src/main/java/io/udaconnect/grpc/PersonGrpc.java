package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.udaconnect.domain.person.People;
import io.udaconnect.domain.person.PersonSearch;
import io.udaconnect.domain.person.Registration;
import io.udaconnect.proto.v1.GetPersonRequest;
import io.udaconnect.proto.v1.ListPersonsRequest;
import io.udaconnect.proto.v1.Person;
import io.udaconnect.proto.v1.PersonServiceGrpc;
import io.udaconnect.proto.v1.RegisterPersonRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Persons over gRPC. An app mounts it as a subclass with a scope of its own, {@code
 * ApplicationScoped} included: that is why it does not extend the generated base class, whose final
 * method no container can proxy.
 */
public abstract class PersonGrpc implements BindableService, PersonServiceGrpc.AsyncService {
  /** A question is compared with everyone; nobody remembers more of a person. */
  private Registration registration;

  private People people;
  private GrpcThreads threads;
  private Duration patience;

  @Inject
  void use(Registration registration, People people, GrpcThreads threads, GrpcSettings settings) {
    this.registration = registration;
    this.people = people;
    this.threads = threads;
    this.patience = settings.patience();
  }

  @Override
  public ServerServiceDefinition bindService() {
    return PersonServiceGrpc.bindService(this);
  }

  @Override
  public void register(RegisterPersonRequest request, StreamObserver<Person> observer) {
    var kept =
        request.hasId()
            ? registration.enroll(PersonMessage.enrolled(request))
            : registration.register(PersonMessage.profile(request), request.getSimulated());
    SingleAnswer.send(kept, PersonMessage::of, observer);
  }

  @Override
  public void get(GetPersonRequest request, StreamObserver<Person> observer) {
    var person = people.get(PersonMessage.id(request.getId()));
    SingleAnswer.send(CompletableFuture.completedStage(person), PersonMessage::of, observer);
  }

  @Override
  public void list(ListPersonsRequest request, StreamObserver<Person> observer) {
    var search = new PersonSearch("query", request.getQuery());
    StreamedAnswer.send(
        () -> people.after(0).filter(search), PersonMessage::of, observer, threads, patience);
  }
}
