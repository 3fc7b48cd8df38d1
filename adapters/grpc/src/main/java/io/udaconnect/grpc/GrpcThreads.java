package io.udaconnect.grpc;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.Executor;

/**
 * The threads that calls run on: those of the server that the app lives in. Public only because the
 * container's proxies of mounted services must see it.
 */
@Dependent
public final class GrpcThreads implements Executor {
  private Executor executor;

  /** For the container, which then injects its own threads. */
  GrpcThreads() {}

  /** For a life without a container. */
  GrpcThreads(Executor executor) {
    this.executor = executor;
  }

  @Resource
  void setManaged(ManagedExecutorService managed) {
    this.executor = managed;
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }
}
