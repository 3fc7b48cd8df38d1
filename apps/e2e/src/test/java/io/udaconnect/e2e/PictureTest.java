package io.udaconnect.e2e;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Installation;
import io.udaconnect.launcher.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The picture of the architecture shows what there is. */
class PictureTest {
  private static final Path ROOT = Installation.here().root();
  private static final Path PICTURE = ROOT.resolve("docs/architecture_design.svg");
  private static final Addresses USUAL = Addresses.local(Addresses.DEFAULT_BASE);

  private Document picture;

  @BeforeEach
  void look() throws Exception {
    picture = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(PICTURE.toFile());
  }

  @Test
  void everyServiceHasItsPorts() {
    var services = with("data-service");
    assertThat(services.stream().map(service -> service.getAttribute("data-service")))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Service.values()).map(Service::id).toList());
    for (var drawn : services) {
      var service = Service.valueOf(drawn.getAttribute("data-service").toUpperCase(Locale.ROOT));
      assertShown(drawn, "data-http", USUAL.httpPort(service));
      if (service != Service.WEB) assertShown(drawn, "data-grpc", USUAL.grpcPort(service));
    }
    assertShown(with("data-kafka").get(0), "data-kafka", USUAL.kafkaPort());
    assertShown(with("data-postgres").get(0), "data-postgres", USUAL.postgresPort());
  }

  private static void assertShown(Element drawn, String attribute, int port) {
    assertThat(drawn.getAttribute(attribute)).isEqualTo(Integer.toString(port));
    assertThat(drawn.getTextContent()).contains(Integer.toString(port));
  }

  @Test
  void everyTopicIsThere() throws IOException {
    var topics =
        found(
            "adapters/kafka/src/main/java/io/udaconnect/kafka/Topics.java",
            "public static final String [A-Z]+ = \"([a-z]+)\"");
    assertThat(topics).hasSizeGreaterThan(1);
    assertThat(values("data-topic")).isEqualTo(topics);
    assertThat(values("data-dead-letters")).isEqualTo(topics);
  }

  @Test
  void everyTableThatIsDrawnExists() throws IOException {
    var tables = new TreeSet<String>();
    var migrations = ROOT.resolve("adapters/jpa/src/main/resources/db/migration");
    try (var files = Files.list(migrations)) {
      for (var file : files.toList()) {
        tables.addAll(found(ROOT.relativize(file).toString(), "create table ([a-z_]+)"));
      }
    }
    assertThat(values("data-table")).hasSizeGreaterThan(3).isSubsetOf(tables);
  }

  @Test
  void itIsAnImageAsWell() throws IOException {
    var image = ImageIO.read(ROOT.resolve("docs/architecture_design.png").toFile());
    var size = picture.getDocumentElement();
    assertThat(image.getWidth() * Integer.parseInt(size.getAttribute("height")))
        .isEqualTo(image.getHeight() * Integer.parseInt(size.getAttribute("width")));
  }

  private static Set<String> found(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(ROOT.resolve(file)))
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private Set<String> values(String attribute) {
    return with(attribute).stream()
        .map(drawn -> drawn.getAttribute(attribute))
        .collect(toCollection(TreeSet::new));
  }

  private List<Element> with(String attribute) {
    var found = new ArrayList<Element>();
    var all = picture.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element drawn && drawn.hasAttribute(attribute)) found.add(drawn);
    }
    return found;
  }
}
