package io.udaconnect.planted.opendoor.grpc;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;

/** Serves. */
public class OpenService implements BindableService {
  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder("open").build();
  }
}
