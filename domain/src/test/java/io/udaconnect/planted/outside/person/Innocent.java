package io.udaconnect.planted.outside.person;

import java.time.Instant;
import java.util.List;

/** Uses values, a list of arrays, and what comes with them. */
public record Innocent(List<int[]> steps, Instant since) {
  public int count() {
    return steps.stream().mapToInt(step -> step.length).sum();
  }
}
