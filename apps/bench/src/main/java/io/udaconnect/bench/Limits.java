package io.udaconnect.bench;

import io.udaconnect.launcher.Trouble;

/** What an option may be, said to whoever gave another value. */
final class Limits {
  private Limits() {}

  static void atLeast(String option, Number value, long least) {
    if (!(value.doubleValue() >= least)) { // NaN is not, either
      throw Trouble.usage(option + " must be " + least + " or more, not " + value + ".");
    }
  }
}
