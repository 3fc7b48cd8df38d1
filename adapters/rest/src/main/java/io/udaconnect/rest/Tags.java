package io.udaconnect.rest;

/** What the documentation sorts requests by. */
final class Tags {
  static final String PERSONS = "persons";
  static final String LOCATIONS = "locations";
  static final String WHO_MET_WHOM = "who met whom";

  private Tags() {}
}
