package io.udaconnect.planted.twoapps.app.location;

/** Of one app. */
public record Private(String words) {}
