package io.udaconnect.planted.twoapps.app.person;

import io.udaconnect.planted.twoapps.app.location.Private;

/** Looks into the next app. */
public record Curious(Private theirs) {}
