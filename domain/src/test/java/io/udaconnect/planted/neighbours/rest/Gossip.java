package io.udaconnect.planted.neighbours.rest;

import io.udaconnect.planted.neighbours.kafka.Secret;

/** Knows the neighbours. */
public record Gossip(Secret heard) {}
