package io.udaconnect.e2e;

import static io.udaconnect.launcher.Service.CONNECTION;
import static io.udaconnect.launcher.Service.LOCATION;
import static io.udaconnect.launcher.Service.PERSON;
import static io.udaconnect.launcher.Service.PROCESSOR;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Service;
import io.udaconnect.launcher.UdaConnect;
import io.udaconnect.testbed.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every command in docs/grpc.txt answers what stands there. */
@ExtendWith(Running.class)
class GrpcDocumentIT {
  private static final Path ROOT = Installation.here().root().toAbsolutePath();
  private static final Path DOCUMENT = ROOT.resolve("docs/grpc.txt");
  private static final Path PROTO = ROOT.resolve("proto/src/main/protobuf/udaconnect/v1");

  private static final String INDENT = "    ";
  private static final String COMMAND = INDENT + "$ ";
  private static final String MORE = INDENT + ">";
  private static final Pattern DEFINITION = Pattern.compile("\\w+\\(\\) \\{.*");
  private static final Pattern FILE =
      Pattern.compile("(?m)^(\\w+\\.\\w+):\\n\\n((?:(?: {4}.*)?\\n)+?)(?=\\S)");
  private static final Pattern SERVICE = Pattern.compile("(?m)^service (\\w+) \\{");
  private static final Pattern CALL = Pattern.compile("(?m)^  rpc (\\w+)\\(");

  @TempDir Path folder;

  /** What is typed, and what then stands on the screen. */
  private record Sample(String command, String answer) {}

  @Test
  void everyCommandAnswersWhatStandsThere(UdaConnect system) throws IOException {
    var document = Files.readString(DOCUMENT);
    for (var file : FILE.matcher(document).results().toList()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2).indent(-INDENT.length()));
    }
    Files.createSymbolicLink(
        folder.resolve("node_modules"), NodeTools.contracts().resolve("node_modules"));
    var definitions = new StringBuilder("UDACONNECT='" + ROOT + "'\n");
    int asked = 0;
    for (var sample : samples(document)) {
      if (DEFINITION.matcher(sample.command).matches()) {
        definitions.append(sample.command).append('\n');
        continue;
      }
      asked++;
      var script = definitions + at(system.addresses(), sample.command);
      Eventually.holds(
          () ->
              assertThat(answer(script))
                  .as("%s%n(what samples call beside the build is in .ci/run)", sample.command)
                  .isEqualTo(squeezed(sample.answer)));
    }
    assertThat(asked).isGreaterThan(15);
  }

  private String answer(String script) {
    return squeezed(Program.in(folder).run("sh", "-c", script).output());
  }

  /** Whatever writes the JSON puts a blank here or there as it likes. */
  private static String squeezed(String answer) {
    return answer.strip().replaceAll("\\s+", " ");
  }

  private static String at(Addresses addresses, String command) {
    var usual = Addresses.local(Addresses.DEFAULT_BASE);
    for (var service : List.of(PERSON, LOCATION, CONNECTION, PROCESSOR)) {
      command = command.replace(usual.grpc(service), addresses.grpc(service));
    }
    return command;
  }

  private static List<Sample> samples(String document) {
    var samples = new ArrayList<Sample>();
    var lines = document.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(COMMAND)) continue;
      var command = new StringBuilder(lines.get(i).substring(COMMAND.length()));
      while (i + 1 < lines.size() && lines.get(i + 1).startsWith(MORE)) {
        command.append('\n').append(lines.get(++i).substring(MORE.length()));
      }
      var answer = new StringBuilder();
      while (i + 1 < lines.size() && isAnswer(lines.get(i + 1))) {
        answer.append(lines.get(++i)).append('\n');
      }
      samples.add(new Sample(command.toString(), answer.toString()));
    }
    return samples;
  }

  private static boolean isAnswer(String line) {
    return line.startsWith(INDENT) && !line.startsWith(COMMAND);
  }

  @Test
  void everyServiceAndCallIsListedWithItsPortAndHasASample() throws IOException {
    var document = Files.readString(DOCUMENT);
    var commands = samples(document).stream().map(Sample::command).collect(joining("\n"));
    var services = new TreeSet<String>();
    try (var files = Files.list(PROTO)) {
      for (var file : files.toList()) {
        var words = Files.readString(file);
        for (var service : SERVICE.matcher(words).results().toList()) {
          services.add(service.group(1));
          for (var call : CALL.matcher(words).results().toList()) {
            var path = "/udaconnect.v1." + service.group(1) + "/" + call.group(1) + " ";
            assertThat(commands).contains(path);
            assertThat(document).containsPattern("(?m)^  .*\\b" + call.group(1) + " +\\w");
          }
        }
      }
    }
    assertThat(services).hasSize(4);
    for (var service : List.of(PERSON, LOCATION, CONNECTION, PROCESSOR)) {
      assertThat(document).containsPattern(listed(service));
    }
  }

  /** Such as {@code PersonService 30011}. */
  private static String listed(Service service) {
    int port = Addresses.local(Addresses.DEFAULT_BASE).grpcPort(service);
    var name = service == PROCESSOR ? "LocationStore" : capitalised(service.id()) + "Service";
    return "(?m)^  " + name + " +" + port + " ";
  }

  private static String capitalised(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }

  @Test
  void nodesPackagesAreThoseOfTheTests() throws IOException {
    var packages = Files.readString(NodeTools.contracts().resolve("package.json"));
    var named =
        Pattern.compile("(@grpc/[a-z-]+)@([0-9.]+[0-9])")
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(found -> "\"" + found.group(1) + "\": \"" + found.group(2) + "\"")
            .collect(toCollection(TreeSet::new));
    assertThat(named).hasSize(2).allSatisfy(each -> assertThat(packages).contains(each));
  }
}
