package io.udaconnect.launcher;

import io.grpc.BindableService;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A gRPC service on a port of its own, for as long as one test lasts. */
final class ServedForATest implements BeforeEachCallback, AfterEachCallback {
  private final BindableService service;
  private Server server;

  ServedForATest(BindableService service) {
    this.service = service;
  }

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(service)
            .build()
            .start();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    server.shutdownNow();
  }

  int port() {
    return server.getPort();
  }
}
