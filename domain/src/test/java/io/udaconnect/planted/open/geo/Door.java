package io.udaconnect.planted.open.geo;

/** Anyone may extend it. */
public class Door {}
