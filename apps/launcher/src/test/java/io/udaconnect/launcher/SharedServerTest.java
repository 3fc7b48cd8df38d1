package io.udaconnect.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SharedServerTest {
  private static final Addresses ADDRESSES = Addresses.local(40_000);

  @Test
  void eachServiceHasItsPortsToItself() throws Exception {
    var xml = parsed(EnumSet.allOf(Service.class));
    assertThat(values(xml, "webApplication", "id"))
        .containsExactly("web", "person", "location", "connection", "processor");
    assertThat(values(xml, "httpEndpoint", "httpPort"))
        .containsExactly("${http.port}", "40000", "40001", "40002", "40003", "40004");
    assertThat(values(xml, "property", "value"))
        .contains("40001", "40011", "40012", "40013", "40014");
  }

  @Test
  void whatTwoDescribeIsDescribedOnce() throws Exception {
    var both = parsed(EnumSet.of(Service.PERSON, Service.CONNECTION));
    assertThat(both.getElementsByTagName("excludeApplication").item(0).getTextContent())
        .isEqualTo("connection");
    var alone = parsed(EnumSet.of(Service.LOCATION, Service.CONNECTION));
    assertThat(alone.getElementsByTagName("excludeApplication").getLength()).isZero();
  }

  @Test
  void whatWasNotChosenIsNotThere() throws Exception {
    var xml = parsed(EnumSet.of(Service.PERSON));
    assertThat(values(xml, "webApplication", "id")).containsExactly("person");
    assertThat(values(xml, "virtualHost", "id")).containsExactly("default_host", "person");
  }

  private static Document parsed(Set<Service> services) throws Exception {
    var xml = SharedServer.xml(services, ADDRESSES);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> values(Document xml, String element, String attribute) {
    var found = xml.getElementsByTagName(element);
    var values = new ArrayList<String>();
    for (int i = 0; i < found.getLength(); i++) {
      values.add(((Element) found.item(i)).getAttribute(attribute));
    }
    return values;
  }
}
