package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.LOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Main;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.Answer;
import io.udaconnect.testbed.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes out as a file comes in again as the same. */
@ExtendWith(Running.class)
class ImportIT {
  private static final String DAY = "?start_date=2026-04-01&end_date=2026-04-01";
  private static final int COUNT = 2_500;

  @TempDir Path folder;
  private Clients clients;
  private String service;
  private long walker;

  @BeforeEach
  void meet(UdaConnect system) {
    clients = new Clients(system);
    service = system.addresses().grpc(LOCATION);
    walker = clients.register("Walker");
  }

  @Test
  void aTableOfLocationsComesInOnceHoweverOften() throws IOException {
    var table = new StringBuilder("person_id,latitude,longitude,creation_time,device_id\n");
    for (int i = 0; i < COUNT; i++) {
      table.append(
          "%d,48.8584,%.7f,2026-04-01T%02d:%02d:%02dZ,%d%n"
              .formatted(walker, 2.2945 + i * 1e-6, i / 3600, i / 60 % 60, i % 60, i % 3));
    }
    var file = Files.writeString(folder.resolve("walk.csv"), table);
    assertThat(load(file)).isZero();
    assertThat(load(file)).isZero();
    Eventually.holds(() -> assertThat(stored("application/json").array()).hasSize(COUNT));
    for (var format :
        List.of(
            "application/x-ndjson=ndjson",
            "application/geo+json=geojson",
            "application/gpx+xml=gpx")) {
      var type = format.substring(0, format.indexOf('='));
      var again = folder.resolve("again." + format.substring(format.indexOf('=') + 1));
      Files.writeString(again, stored(type).body());
      assertThat(load(again, "--person", Long.toString(walker))).isZero();
    }
    long last = clients.register("Last");
    clients.locate(last, "2026-04-01T12:00:00Z", 1, 1);
    assertThat(load(folder.resolve("again.gpx"), "--person", Long.toString(last))).isZero();
    Eventually.holds(() -> assertThat(stored(last).array()).hasSize(COUNT + 1));
    assertThat(stored("application/json").array()).hasSize(COUNT);
  }

  @Test
  void whatIsRefusedIsReportedAndTheOthersAreIn() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("walk.ndjson"),
            """
            {"person_id":%1$d,"latitude":1,"longitude":2,"creation_time":"2026-04-01T10:00:00Z"}
            {"person_id":%1$d,"latitude":91,"longitude":2,"creation_time":"2026-04-01T10:00:01Z"}
            nonsense
            {"person_id":999999999,"latitude":1,"longitude":2,"creation_time":"2026-04-01T10:00:02Z"}
            {"person_id":%1$d,"latitude":1,"longitude":2,"creation_time":"2026-04-01T10:00:03Z"}
            """
                .formatted(walker));
    var report = folder.resolve("report.txt");
    assertThat(load(file, "--report", report.toString())).isEqualTo(1);
    assertThat(Files.readAllLines(report))
        .anySatisfy(line -> assertThat(line).startsWith("line 2: latitude: "))
        .anySatisfy(line -> assertThat(line).startsWith("line 3: is no JSON"))
        .anySatisfy(line -> assertThat(line).startsWith("line 4: person_id: there is no person"))
        .hasSize(3);
    Eventually.holds(() -> assertThat(stored("application/json").array()).hasSize(2));
  }

  private int load(Path file, String... more) {
    var words = new ArrayList<>(List.of("import", file.toString(), "--to", service));
    words.addAll(List.of(more));
    return Main.run(words.toArray(String[]::new));
  }

  private Answer stored(String type) {
    return clients.get(LOCATION, "/api/persons/" + walker + "/locations" + DAY, type);
  }

  private Answer stored(long person) {
    return clients.get(LOCATION, "/api/persons/" + person + "/locations" + DAY);
  }
}
