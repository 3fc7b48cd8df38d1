package io.udaconnect.grpc;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.Executor;

/** The threads that calls run on: those of the server that the app lives in. */
@Dependent
public class GrpcThreads implements Executor {
  private Executor executor;

  /** For the container, which then injects its own threads. */
  public GrpcThreads() {}

  /** For a life without a container. */
  public GrpcThreads(Executor executor) {
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
