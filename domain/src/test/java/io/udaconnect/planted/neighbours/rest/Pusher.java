package io.udaconnect.planted.neighbours.rest;

import io.udaconnect.planted.neighbours.app.person.Tenant;

/** Chooses what runs. */
public record Pusher(Tenant tenant) {}
