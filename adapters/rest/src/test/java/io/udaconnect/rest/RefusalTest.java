package io.udaconnect.rest;

import static io.udaconnect.domain.person.Persons.ada;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is named, by field, as a problem; nothing of it is kept. */
class RefusalTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
    world.people.put(List.of(ada()));
  }

  @AfterAll
  static void stop() {
    assertThat(world.people.all()).containsExactly(ada());
    assertThat(world.log.kept()).isEmpty();
    world.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "first_name | {'last_name':'L','company_name':'C'}",
        "first_name | {'first_name':null,'last_name':'L','company_name':'C'}",
        "first_name | {'first_name':5,'last_name':'L','company_name':'C'}",
        "first_name | {'first_name':['A'],'last_name':'L','company_name':'C'}",
        "first_name | {'first_name':{'x':1},'last_name':'L','company_name':'C'}",
        "first_name | {'first_name':true,'last_name':'L','company_name':'C'}",
        "first_name | {'first_name':'','last_name':'L','company_name':'C'}",
        "first_name | {'first_name':' ','last_name':'L','company_name':'C'}",
        "first_name | {'first_name':'A\\u0000','last_name':'L','company_name':'C'}",
        "first_name | {'first_name':'\\ud800','last_name':'L','company_name':'C'}",
        "last_name | {'first_name':'A','company_name':'C'}",
        "company_name | {'first_name':'A','last_name':'L','company_name':''}",
        "age | {'first_name':'A','last_name':'L','company_name':'C','age':5}",
        "simulated | {'first_name':'A','last_name':'L','company_name':'C','simulated':'true'}",
        "simulated | {'first_name':'A','last_name':'L','company_name':'C','simulated':1}",
        "simulated | {'first_name':'A','last_name':'L','company_name':'C','simulated':null}",
        "first_name | {'first_name':'A','first_name':'A','last_name':'L','company_name':'C'}",
      })
  void aFaultyPersonIsNotTaken(String field, String body) {
    assertBad(field, world.post("/api/persons", json(body)));
    assertBad(field, world.json("PUT", "/api/persons/1", json(body)));
  }

  @Test
  void aNameThatIsTooLongIsNotTaken() {
    String body = "{'first_name':'%s','last_name':'L','company_name':'C'}";
    assertBad("first_name", world.post("/api/persons", json(body.formatted("a".repeat(101)))));
  }

  @Test
  void theIdOfANewPersonIsNotForTheSenderToChoose() {
    String body = json("{'id':1,'first_name':'A','last_name':'L','company_name':'C'}");
    assertBad("id", world.post("/api/persons", body));
    assertBad("id", world.json("PUT", "/api/persons/2", body));
  }

  @Test
  void everyFaultIsToldAtOnce() {
    var answer =
        world.post(
            "/api/locations",
            json("{'person_id':0,'latitude':91,'longitude':'x','creation_time':5,'speed':1}"));
    assertThat(fields(answer))
        .containsExactly("person_id", "latitude", "longitude", "creation_time", "speed");
    assertThat(fields(world.post("/api/persons", json("{'first_name':3,'last_name':''}"))))
        .containsExactlyInAnyOrder("first_name", "last_name", "company_name");
    assertThat(fields(world.get("/api/persons/x/connection?start_date=&distance=NaN&within=5")))
        .containsExactly("id", "start_date", "end_date", "distance", "within");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "person_id | {'latitude':1,'longitude':2}",
        "person_id | {'person_id':null,'latitude':1,'longitude':2}",
        "person_id | {'person_id':'1','latitude':1,'longitude':2}",
        "person_id | {'person_id':1.5,'latitude':1,'longitude':2}",
        "person_id | {'person_id':0,'latitude':1,'longitude':2}",
        "person_id | {'person_id':-1,'latitude':1,'longitude':2}",
        "person_id | {'person_id':9007199254740992,'latitude':1,'longitude':2}",
        "person_id | {'person_id':99999999999999999999,'latitude':1,'longitude':2}",
        "person_id | {'person_id':1e999999999,'latitude':1,'longitude':2}",
        "person_id | {'person_id':1e99999999999,'latitude':1,'longitude':2}",
        "latitude | {'person_id':1,'longitude':2}",
        "latitude | {'person_id':1,'latitude':null,'longitude':2}",
        "latitude | {'person_id':1,'latitude':'','longitude':2}",
        "latitude | {'person_id':1,'latitude':true,'longitude':2}",
        "latitude | {'person_id':1,'latitude':[1],'longitude':2}",
        "latitude | {'person_id':1,'latitude':91,'longitude':2}",
        "latitude | {'person_id':1,'latitude':-90.00001,'longitude':2}",
        "latitude | {'person_id':1,'latitude':1e400,'longitude':2}",
        "latitude | {'person_id':1,'latitude':'1e400','longitude':2}",
        "latitude | {'person_id':1,'latitude':'NaN','longitude':2}",
        "latitude | {'person_id':1,'latitude':'Infinity','longitude':2}",
        "latitude | {'person_id':1,'latitude':'0x1p3','longitude':2}",
        "latitude | {'person_id':1,'latitude':'1d','longitude':2}",
        "latitude | {'person_id':1,'latitude':' 1','longitude':2}",
        "longitude | {'person_id':1,'latitude':1,'longitude':181}",
        "longitude | {'person_id':1,'latitude':1,'longitude':'350'}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':null}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':''}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':1594118226}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':'yesterday'}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':'2020-02-30T00:00:00Z'}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':'1999-12-31T23:59:59Z'}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':'2026-03-14T12:05:00.000001Z'}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':'9999-12-31T23:59:59Z'}",
        "creation_time | {'person_id':1,'latitude':1,'longitude':2,'creation_time':'+12345-01-01T00:00:00Z'}",
        "device_id | {'person_id':1,'latitude':1,'longitude':2,'device_id':-1}",
        "speed | {'person_id':1,'latitude':1,'longitude':2,'speed':3}",
        "latitude | {'person_id':1,'latitude':1,'latitude':1,'longitude':2}",
      })
  void aFaultyLocationIsNotTaken(String field, String body) {
    assertBad(field, world.post("/api/locations", json(body)));
  }

  @Test
  void aLocationOfAStrangerIsNotTaken() {
    var answer = world.post("/api/locations", json("{'person_id':9,'latitude':1,'longitude':2}"));
    assertThat(problem(answer, 404).toString()).contains("there is no person 9");
    assertThat(fields(answer)).containsExactly("person_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "null",
        "5",
        "\"text\"",
        "[]",
        "{",
        "{\"latitude\":NaN}",
        "{\"latitude\":Infinity}",
        "{\"latitude\":+1}",
        "{\"a\":1,}",
        "{'a':1}",
        "{} {}",
        "{}x",
        "{}]",
        "first_name=Ada",
        "<person/>",
      })
  void aBodyThatIsNotOneObjectIsNotTaken(String body) {
    assertBad("", world.post("/api/persons", body));
    assertBad("", world.post("/api/locations", body));
  }

  @Test
  void aBodyThatWouldTakeTheReaderDownIsNotTaken() {
    assertBad("", world.post("/api/persons", "{\"a\":" + "[".repeat(200_000)));
    assertBad("", world.post("/api/persons", "[".repeat(200_000)));
    assertBad("", world.post("/api/persons", "{\"a\":".repeat(100_000)));
    assertBad(
        "person_id", world.post("/api/locations", "{\"person_id\":" + "9".repeat(900_000) + "}"));
    assertBad(
        "latitude", world.post("/api/locations", "{\"latitude\":0." + "9".repeat(900_000) + "}"));
    var many = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 50_000; i++) many.append(",\"").append(i).append("\":1");
    var answer = world.post("/api/persons", many.append('}').toString());
    assertBad("", answer);
    assertThat(answer.body()).hasSizeLessThan(1000);
  }

  @Test
  void aQuestionForPersonsThatIsTooLongIsNotAnswered() {
    assertThat(world.get("/api/persons?q=" + "a".repeat(300)).statusCode()).isEqualTo(200);
    assertBad("q", world.get("/api/persons?q=" + "a".repeat(301)));
  }

  @Test
  void aStrangeFieldIsNamedShortly() {
    var answer = world.post("/api/persons", "{\"" + "x".repeat(100_000) + "\":1}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).hasSizeLessThan(2000);
    assertThat(world.post("/api/persons", "{\"\\ud800\":1}").statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsNotUtf8IsNotTaken() {
    byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'};
    var body = BodyPublishers.ofByteArray(latin1);
    assertBad("", world.send("POST", "/api/persons", body, "Content-Type", "application/json"));
  }

  @Test
  void aBodyThatIsTooLongIsNotTaken() {
    String longest = "{" + " ".repeat(Body.LONGEST_BYTES - 1);
    for (var path : List.of("/api/persons", "/api/locations")) {
      assertBad("", world.post(path, longest));
      problem(world.post(path, longest + " "), 413);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void aBodyOfAnotherTypeIsNotTaken(String type) {
    for (var path : List.of("/api/persons", "/api/locations")) {
      var body = BodyPublishers.ofString("{}");
      problem(world.send("POST", path, body, "Content-Type", type), 415);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "abc",
        "1.5",
        "99999999999999999999",
        "9007199254740992",
        "1%20",
        "NaN"
      })
  void anIdThatNobodyCanHaveIsRefused(String id) {
    assertBad("id", world.get("/api/persons/" + id));
    assertBad("id", world.send("DELETE", "/api/persons/" + id));
    assertBad(
        "id",
        world.get("/api/persons/" + id + "/locations?start_date=2020-01-01&end_date=2020-01-01"));
    assertBad(
        "id",
        world.get("/api/persons/" + id + "/connection?start_date=2020-01-01&end_date=2020-01-01"));
    problem(world.get("/api/locations/" + id), 404);
  }

  @Test
  void whoDoesNotExistIsNotFound() {
    String body = json("{'first_name':'A','last_name':'L','company_name':'C'}");
    String days = "?start_date=2020-01-01&end_date=2020-01-01";
    problem(world.get("/api/persons/9"), 404);
    problem(world.json("PUT", "/api/persons/9", body), 404);
    problem(world.send("DELETE", "/api/persons/9"), 404);
    problem(world.get("/api/persons/9/locations" + days), 404);
    problem(world.get("/api/persons/9/connection" + days), 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "start_date | end_date=2020-01-01",
        "end_date | start_date=2020-01-01",
        "start_date | start_date=&end_date=2020-01-01",
        "start_date | start_date=2020-02-30&end_date=2020-12-31",
        "start_date | start_date=01/02/2020&end_date=2020-12-31",
        "start_date | start_date=2020-1-1&end_date=2020-12-31",
        "start_date | start_date=0000-01-01&end_date=2020-12-31",
        "start_date | start_date=2020-01-01T25:00:00Z&end_date=2020-12-31",
        "end_date | start_date=2020-01-01&end_date=garbage",
        "end_date | start_date=2020-01-01&end_date=%2B12345-01-01",
        "end_date | start_date=2020-01-02&end_date=2020-01-01",
        "end_date | start_date=2020-01-01T00:00:00Z&end_date=2020-01-01T00:00:00Z",
      })
  void aFaultyTimeIsNamed(String field, String query) {
    assertBad(field, world.get("/api/persons/1/locations?" + query));
    assertBad(field, world.get("/api/persons/1/connection?" + query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "distance | distance=-1",
        "distance | distance=",
        "distance | distance=NaN",
        "distance | distance=Infinity",
        "distance | distance=1e400",
        "distance | distance=10001",
        "distance | distance=5m",
        "within | within=",
        "within | within=60",
        "within | within=-PT1M",
        "within | within=P99999999999999999999D",
      })
  void aFaultyRuleIsNamed(String field, String query) {
    String days = "start_date=2020-01-01&end_date=2020-12-31&";
    assertBad(field, world.get("/api/persons/1/connection?" + days + query));
  }

  @ParameterizedTest
  @CsvSource({"limit,0", "limit,-1", "limit,10001", "limit,ten", "limit,''", "after,-1", "after,x"})
  void aFaultyPageIsNamed(String field, String value) {
    assertBad(field, world.get("/api/persons?" + field + "=" + value));
  }

  @Test
  void whatDoesNotFitAnyMethodIsAProblemToo() {
    problem(world.get("/api/nothing"), 404);
    problem(world.get("/"), 404);
    problem(world.json("POST", "/nothing/at/all", "{}"), 404);
    problem(world.get("/api/persons/1/nothing"), 404);
    problem(world.get("/api/persons", "Accept", "text/html"), 406);
    var wrongMethod = problem(world.send("DELETE", "/api/persons"), 405);
    assertThat(wrongMethod.getString("title")).isEqualTo("Method Not Allowed");
    assertThat(world.send("DELETE", "/api/persons").headers().firstValue("Allow").orElseThrow())
        .contains("GET", "POST");
    problem(world.get("/api/persons", "Origin", "http://localhost", "Accept", "a/b"), 406);
  }

  private static void assertBad(String field, HttpResponse<String> answer) {
    problem(answer, 400);
    assertThat(fields(answer)).as(answer.body()).contains(field);
  }

  private static JsonObject problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = object(answer);
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("type")).isEqualTo("about:blank");
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank().doesNotContain("Exception", "RESTEASY");
    return problem;
  }

  private static List<String> fields(HttpResponse<String> answer) {
    return object(answer).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(error -> error.getString("field"))
        .toList();
  }

  private static JsonObject object(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  /** Easier to read in Java. */
  private static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }
}
