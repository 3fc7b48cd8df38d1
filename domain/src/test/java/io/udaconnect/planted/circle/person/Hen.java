package io.udaconnect.planted.circle.person;

import io.udaconnect.planted.circle.geo.Egg;

/** Of an egg. */
public record Hen(Egg egg) {}
