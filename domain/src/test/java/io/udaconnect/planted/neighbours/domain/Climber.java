package io.udaconnect.planted.neighbours.domain;

import io.udaconnect.planted.neighbours.kafka.Secret;

/** Knows who lives above. */
public record Climber(Secret seen) {}
