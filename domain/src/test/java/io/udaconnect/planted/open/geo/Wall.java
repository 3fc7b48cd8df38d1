package io.udaconnect.planted.open.geo;

/** Made to be extended. */
public abstract class Wall {}
