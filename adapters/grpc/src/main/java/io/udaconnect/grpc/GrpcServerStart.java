package io.udaconnect.grpc;

import io.grpc.BindableService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/**
 * Runs the gRPC server of an app for as long as the app lives, with the services that the app
 * mounted and no more; without one there is no server.
 */
@ApplicationScoped
public class GrpcServerStart {
  private static final System.Logger LOG = System.getLogger(GrpcServerStart.class.getName());

  @Inject GrpcSettings settings;
  @Inject GrpcThreads threads;
  @Inject @Any Instance<BindableService> services;

  private GrpcServer server;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (services.isUnsatisfied()) return;
    server = new GrpcServer(settings, services, threads);
    LOG.log(System.Logger.Level.INFO, "gRPC listens on " + settings.host() + ":" + server.port());
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    if (server != null) server.close();
  }
}
