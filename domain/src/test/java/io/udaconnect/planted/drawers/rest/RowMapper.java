package io.udaconnect.planted.drawers.rest;

/** Holds this and that. */
public final class RowMapper {}
