package io.udaconnect.grpc;

import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** Asks an app's readiness checks, each time it is run, and reports whether all are up. */
final class ReadinessReport implements Runnable {
  private static final System.Logger LOG = System.getLogger(ReadinessReport.class.getName());

  private final Iterable<HealthCheck> checks;
  private final Consumer<Boolean> report;

  ReadinessReport(Iterable<HealthCheck> checks, Consumer<Boolean> report) {
    this.checks = checks;
    this.report = report;
  }

  @Override
  public void run() {
    report.accept(isReady());
  }

  private boolean isReady() {
    try {
      for (HealthCheck check : checks) {
        HealthCheckResponse answer = check.call();
        if (answer.getStatus() != Status.UP) return false;
      }
      return true;
    } catch (RuntimeException broken) { // raised, it would be the last report
      LOG.log(System.Logger.Level.DEBUG, "A readiness check failed", broken);
      return false;
    }
  }
}
