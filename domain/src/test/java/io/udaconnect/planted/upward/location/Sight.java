package io.udaconnect.planted.upward.location;

import io.udaconnect.planted.upward.geo.Point;
import io.udaconnect.planted.upward.person.Owner;

/** Looks down only. */
public record Sight(Point point, Owner owner) {}
