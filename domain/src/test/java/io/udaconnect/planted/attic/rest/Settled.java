package io.udaconnect.planted.attic.rest;

/** In a room. */
public final class Settled {}
