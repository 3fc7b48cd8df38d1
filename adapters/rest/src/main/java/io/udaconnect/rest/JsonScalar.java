package io.udaconnect.rest;

/**
 * A value of a JSON object as it was written.
 *
 * @param text of a string what it says, of a number its digits, true or false; otherwise empty
 */
record JsonScalar(Kind kind, String text) {
  enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    /** An object or an array: nothing that any of our fields may be. */
    OTHER
  }
}
