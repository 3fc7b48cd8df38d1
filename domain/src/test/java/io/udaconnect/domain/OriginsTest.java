package io.udaconnect.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final Origins LOCAL = origins("127.0.0.1");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3", "LOCALHOST"})
  void onLoopbackOnlyThisMachinesNamesAreOurs(String host) {
    var origins = origins(host);
    assertThat(List.of("localhost", "LocalHost:80", "127.0.0.1:30001", "[::1]", "a.localhost:1"))
        .allMatch(origins::mayName);
    assertThat(
            List.of("", "example.org", "localhost.example.org", "127.0.0.1.nip.io:80", "::1:80x"))
        .noneMatch(origins::mayName);
  }

  @Test
  void onLoopbackOnlyThisMachinesPagesMayRead() {
    assertThat(List.of("http://localhost", "http://localhost:30000", "https://[::1]:3"))
        .allMatch(LOCAL::mayRead);
    assertThat(List.of("null", "", "http://localhost@evil.example", "file://localhost", "http://x"))
        .noneMatch(LOCAL::mayRead);
  }

  @Test
  void elsewhereNobodyMayReadUntilTheyAreNamed() {
    assertThat(origins("0.0.0.0").mayRead("http://localhost")).isFalse();
    var named = origins("0.0.0.0", " https://a.example ", "http://b");
    assertThat(List.of("https://a.example", "http://b")).allMatch(named::mayRead);
    assertThat(List.of("http://a.example", "https://a.example:8443")).noneMatch(named::mayRead);
    assertThat(origins("0.0.0.0", "*").mayRead("http://any")).isTrue();
  }

  @Test
  void aPageIsOursIfItComesFromWhereWeAreCalled() {
    assertThat(Origins.isOwn("http://map.example:30000", "map.example:30000")).isTrue();
    assertThat(Origins.isOwn("https://Map.example", "map.example")).isTrue();
    assertThat(Origins.isOwn("http://map.example:30001", "map.example:30000")).isFalse();
    assertThat(Origins.isOwn("http://evil.example", "map.example")).isFalse();
    assertThat(Origins.isOwn("null", "null")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "https://a.example/", "https://a.example/map", "http://"})
  void whatNoBrowserSendsIsNoOrigin(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> origins("127.0.0.1", origin))
        .withMessageStartingWith("pages.origins: ")
        .withMessageContaining(origin);
  }

  private static Origins origins(String host, String... origins) {
    return new Origins(host, "pages.origins", List.of(origins));
  }
}
