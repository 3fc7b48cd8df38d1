package io.udaconnect.planted.attic.attic;

/** In no room. */
public final class Orphan {}
