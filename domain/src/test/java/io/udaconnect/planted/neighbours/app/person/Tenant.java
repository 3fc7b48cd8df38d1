package io.udaconnect.planted.neighbours.app.person;

/** Puts parts together. */
public record Tenant(String name) {}
