package io.udaconnect.planted.circle.geo;

import io.udaconnect.planted.circle.person.Hen;

/** Of a hen. */
public record Egg(Hen hen) {}
