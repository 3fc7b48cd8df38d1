package io.udaconnect.planted.upward.person;

/** Somebody. */
public record Owner(String name) {}
