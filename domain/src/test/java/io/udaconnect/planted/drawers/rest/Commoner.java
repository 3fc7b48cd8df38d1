package io.udaconnect.planted.drawers.rest;

/** Somebody. */
public final class Commoner {}
