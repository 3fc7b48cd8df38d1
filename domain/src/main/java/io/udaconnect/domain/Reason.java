package io.udaconnect.domain;

/** Why the answer is no. Each transport has one table from here to its own status codes. */
public enum Reason {
  /** The question or the data is wrong and will stay wrong, however often it is sent. */
  INVALID,
  /** What is asked for does not exist. */
  UNKNOWN,
  /** The caller may not. */
  FORBIDDEN,
  /** It contradicts what is already there. */
  CONFLICT,
  /** Not now: the same question may be answered a little later. */
  BUSY,
  /** More comes in than can be taken: the same, sent more slowly, will be taken. */
  FULL
}
