package io.udaconnect.rest;

import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static io.udaconnect.domain.person.Persons.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.person.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonResourceTest {
  private static final String ADA =
      "{\"first_name\":\" Ada \",\"last_name\":\"Lovelace\",\"company_name\":\"Engines\"}";
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void whoRegistersIsSeenInTheNextRequest() {
    var registered = world.post("/api/persons", ADA);
    assertThat(registered.statusCode()).isEqualTo(202);
    String at = registered.headers().firstValue("Location").orElseThrow();
    assertThat(at).isEqualTo("/api/persons/1");
    assertThat(registered.body())
        .isEqualTo(
            "{\"id\":1,\"first_name\":\"Ada\",\"last_name\":\"Lovelace\",\"company_name\":\"Engines\"}");
    assertThat(world.get(at).body()).isEqualTo(registered.body());
    assertThat(world.get("/api/persons").body()).isEqualTo("[" + registered.body() + "]");
  }

  @Test
  void whatWasReadCanBeSentBackChanged() {
    world.people.put(List.of(ada(), bob()));
    String renamed = world.get("/api/persons/1").body().replace("Lovelace", "King");
    var changed = world.json("PUT", "/api/persons/1", renamed);
    assertThat(changed.statusCode()).isEqualTo(202);
    assertThat(changed.body()).isEqualTo(renamed);
    assertThat(world.get("/api/persons/1").body()).isEqualTo(renamed);
  }

  @Test
  void whoIsRegisteredAsSimulatedStaysSo() {
    String sent = ADA.replace("}", ",\"simulated\":true}");
    var registered = world.post("/api/persons", sent);
    assertThat(registered.statusCode()).isEqualTo(202);
    assertThat(registered.body()).endsWith(",\"simulated\":true}");
    for (var body : List.of(ADA, sent, registered.body(), sent.replace("true", "false"))) {
      var changed = world.json("PUT", "/api/persons/1", body);
      assertThat(changed.statusCode()).isEqualTo(202);
      assertThat(changed.body()).isEqualTo(registered.body());
    }
    assertThat(world.get("/api/persons/1").body()).isEqualTo(registered.body());
  }

  @Test
  void whoIsRealStaysSo() {
    String sent = ADA.replace("}", ",\"simulated\":false}");
    assertThat(world.post("/api/persons", sent).body()).doesNotContain("simulated");
    var changed = world.json("PUT", "/api/persons/1", sent.replace("false", "true"));
    assertThat(changed.statusCode()).isEqualTo(202);
    assertThat(changed.body()).doesNotContain("simulated");
  }

  @Test
  void whoIsRemovedIsGone() {
    world.people.put(List.of(ada(), bob()));
    var removed = world.send("DELETE", "/api/persons/1");
    assertThat(removed.statusCode()).isEqualTo(202);
    assertThat(removed.body()).isEmpty();
    assertThat(world.get("/api/persons/1").statusCode()).isEqualTo(404);
    assertThat(world.people.all()).containsExactly(bob());
  }

  @Test
  void theSearchLooksAtEveryWord() {
    world.people.put(List.of(ada(), bob(), person(3, "Ada", "Noyce", "Fairchild")));
    assertThat(ids(world.get("/api/persons?q=ada").body())).containsExactly(1L, 3L);
    assertThat(ids(world.get("/api/persons?q=NOYCE%20ada").body())).containsExactly(3L);
    assertThat(ids(world.get("/api/persons?q=").body())).containsExactly(1L, 2L, 3L);
    assertThat(world.get("/api/persons?q=nobody").body()).isEqualTo("[]");
    assertThat(world.get("/api/persons?q=%00").body()).isEqualTo("[]");
  }

  @Test
  void pagesFollowTheirLinksToTheEnd() {
    crowd(25);
    assertThat(pages("/api/persons?limit=10")).extracting(List::size).containsExactly(10, 10, 5);
    assertThat(pages("/api/persons?limit=5&q=P%26%20%23")).hasSize(5).allMatch(p -> p.size() == 5);
    assertThat(pages("/api/persons?limit=25")).hasSize(1);
    assertThat(pages("/api/persons?limit=10&after=20")).hasSize(1);
    assertThat(pages("/api/persons?limit=10").stream().flatMap(List::stream))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
  }

  @Test
  void afterWithoutALimitIsTheRest() {
    crowd(5);
    assertThat(ids(world.get("/api/persons?after=3").body())).containsExactly(4L, 5L);
    assertThat(ids(world.get("/api/persons?after=9223372036854775807").body())).isEmpty();
  }

  @Test
  void parametersThatAreNotOursAreIgnored() {
    crowd(2);
    assertThat(ids(world.get("/api/persons?_=1594118226&sort=name").body())).hasSize(2);
  }

  @Test
  void aCrowdIsStreamedWhole() {
    crowd(20_000);
    var everyone = world.get("/api/persons");
    assertThat(everyone.headers().firstValue("Content-Length")).isEmpty();
    assertThat(ids(everyone.body())).hasSize(20_000).isSorted();
  }

  @Test
  void whoOnlyAsksForTheHeadGetsNoBody() {
    crowd(3);
    var head = world.send("HEAD", "/api/persons");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(world.send("HEAD", "/api/persons/1").statusCode()).isEqualTo(200);
  }

  @Test
  void whileTheLogIsAwayTheSenderIsToldToComeAgain() {
    world.people.put(List.of(ada()));
    world.broken = World.busy();
    for (var answer :
        List.of(
            world.post("/api/persons", ADA),
            world.json("PUT", "/api/persons/1", ADA),
            world.send("DELETE", "/api/persons/1"))) {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("the log cannot be reached");
    }
    world.broken = null;
    assertThat(world.post("/api/persons", ADA).statusCode()).isEqualTo(202);
  }

  @Test
  void whatBreaksInsideStaysInside() {
    world.broken = new IllegalStateException("jdbc:postgresql://secret");
    var answer = world.post("/api/persons", ADA);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("reference").doesNotContain("secret", "Exception");
    assertThat(world.people.find(new PersonId(1))).isEmpty();
  }

  private void crowd(int size) {
    world.people.put(
        LongStream.rangeClosed(1, size)
            .mapToObj(i -> person(i, "P&#" + i, "# Crowd", "M"))
            .toList());
  }

  private List<List<Long>> pages(String first) {
    var pages = new ArrayList<List<Long>>();
    String next = first;
    while (next != null) {
      var page = world.get(next);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      pages.add(ids(page.body()));
      var link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
      next = link.matches() ? link.group(1) : null;
    }
    return pages;
  }

  private static List<Long> ids(String array) {
    return Pattern.compile("\"id\":(\\d+)")
        .matcher(array)
        .results()
        .map(found -> Long.valueOf(found.group(1)))
        .toList();
  }
}
