package io.udaconnect.planted.homemade.rest;

/** Of an adapter. */
public abstract class Resource {}
