package io.udaconnect.planted.neighbours.kafka;

/** Nobody else's business. */
public record Secret(String words) {}
