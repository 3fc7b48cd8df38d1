package io.udaconnect.planted.upward.unheard;

import io.udaconnect.planted.upward.geo.Point;

/** In a package that nobody allowed anything. */
public record Stranger(Point point) {}
