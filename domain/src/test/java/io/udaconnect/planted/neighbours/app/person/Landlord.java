package io.udaconnect.planted.neighbours.app.person;

import io.udaconnect.planted.neighbours.domain.Climber;
import io.udaconnect.planted.neighbours.kafka.Secret;
import io.udaconnect.planted.neighbours.rest.Gossip;

/** Knows all who live below. */
public record Landlord(Gossip gossip, Secret secret, Climber climber) {}
