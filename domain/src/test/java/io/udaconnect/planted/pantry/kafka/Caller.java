package io.udaconnect.planted.pantry.kafka;

import io.grpc.BindableService;

/** The neighbour's technology. */
public record Caller(BindableService service) {}
