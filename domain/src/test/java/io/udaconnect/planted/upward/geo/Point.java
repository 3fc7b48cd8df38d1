package io.udaconnect.planted.upward.geo;

import io.udaconnect.planted.upward.person.Owner;

/** Knows whose it is. */
public record Point(Owner owner) {}
