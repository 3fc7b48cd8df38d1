package io.udaconnect.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes to drop a day, and whom it keeps waiting. */
@Command(
    name = "retention",
    description = {
      "Starts a PostgreSQL of its own, fills one day that is over, and drops it as the processor "
          + "does.",
      "",
      "Meanwhile one reader asks for a person's locations of that day and of today, and one writer "
          + "appends batches of 1,000. Says how long the drop took, and the longest wait of either, "
          + "before and meanwhile. 100,000,000 rows need 15 GB of disk.",
      "",
      "The last line is JSON."
    },
    mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {
  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Locations of the day to be dropped. Default: ${DEFAULT-VALUE}.")
  long rows;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Limits.atLeast("--rows", rows, 1);
    try (var postgres = new OwnPostgres()) {
      var report = new DayDrop(postgres.source()).measure(rows);
      report.lines().forEach(System.out::println);
      System.out.println(report.json());
      return 0;
    }
  }
}
