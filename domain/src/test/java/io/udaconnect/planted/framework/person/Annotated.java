package io.udaconnect.planted.framework.person;

import jakarta.inject.Inject;

/** Knows a container. */
public final class Annotated {
  private final Object part;

  @Inject
  public Annotated(Object part) {
    this.part = part;
  }

  public Object part() {
    return part;
  }
}
