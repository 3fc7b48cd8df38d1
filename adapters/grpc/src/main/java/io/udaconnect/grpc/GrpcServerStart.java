package io.udaconnect.grpc;

import io.grpc.BindableService;
import io.opentelemetry.api.OpenTelemetry;
import io.udaconnect.domain.operation.LastCalls;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/**
 * Runs the gRPC server of an app for as long as the app lives, with the services that the app
 * mounted and no more; without one there is no server. Its health is the app's readiness. When its
 * calls are to end before the app does, clients hear of it (GOAWAY), and call elsewhere.
 */
@ApplicationScoped
public class GrpcServerStart implements LastCalls {
  /** How long gRPC's health may be behind that of HTTP. */
  private static final int REPORT_SECONDS = 2;

  private static final System.Logger LOG = System.getLogger(GrpcServerStart.class.getName());

  @Inject GrpcSettings settings;
  @Inject GrpcThreads threads;
  @Inject @Any Instance<BindableService> services;
  @Inject @Readiness Instance<HealthCheck> readiness;

  /** Of the server; none while it is disabled. */
  @Inject Instance<OpenTelemetry> telemetry;

  @Resource ManagedScheduledExecutorService scheduler;

  private GrpcServer server;
  private Future<?> reports;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (services.isUnsatisfied()) return;
    server =
        new GrpcServer(
            settings, services, threads, telemetry.stream().map(CallTraces::new).findAny());
    reports =
        scheduler.scheduleWithFixedDelay(
            new ReadinessReport(readiness, server::serve), 0, REPORT_SECONDS, TimeUnit.SECONDS);
    LOG.log(System.Logger.Level.INFO, "gRPC listens on " + settings.host() + ":" + server.port());
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    end();
  }

  @Override
  public void end() {
    if (server == null) return;
    reports.cancel(true);
    server.close();
  }
}
