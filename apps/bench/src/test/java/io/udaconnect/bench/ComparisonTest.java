package io.udaconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int SENT = 1_000;

  private final World world =
      new World(new long[] {3, 5, 8}, Instant.parse("2026-03-14T23:59:00Z"));
  private final Numbers sent = new Numbers();
  private final Numbers acknowledged = new Numbers();
  private final Comparison.Reader stored = new Comparison.Reader(world, sent);

  @BeforeEach
  void aThousandAreSentAndAllButTheLastHeardYes() {
    for (int number = 0; number < SENT; number++) {
      sent.add(number);
      if (number < SENT - 1) acknowledged.add(number);
    }
  }

  @Test
  void allThatIsStoredOnceIsRight() {
    for (int number = 0; number < SENT; number++) store(number);
    var comparison = stored.against(acknowledged);
    assertThat(comparison).isEqualTo(new Comparison(SENT, 0, 0, 0, 0, 1));
    assertThat(comparison.isRight()).isTrue();
  }

  @Test
  void aLossIsFound() {
    for (int number = 0; number < SENT; number++) if (number != 500) store(number);
    assertThat(stored.against(acknowledged).lost()).isEqualTo(1);
    assertThat(stored.against(acknowledged).isRight()).isFalse();
  }

  @Test
  void whatWasNotAcknowledgedIsNoLoss() {
    for (int number = 0; number < SENT - 1; number++) store(number);
    assertThat(stored.against(acknowledged)).isEqualTo(new Comparison(SENT - 1, 0, 0, 0, 0, 0));
  }

  @Test
  void aDoubleIsFoundAlsoWhereTheCountIsRight() {
    for (int number = 1; number < SENT; number++) store(number);
    store(7);
    var comparison = stored.against(acknowledged);
    assertThat(comparison.stored()).isEqualTo(SENT);
    assertThat(comparison.doubled()).isEqualTo(1);
    assertThat(comparison.lost()).isEqualTo(1);
    assertThat(comparison.isRight()).isFalse();
  }

  @Test
  void anotherPlaceIsFound() {
    for (int number = 1; number < SENT; number++) store(number);
    stored.take(
        world.person(0),
        world.device(0),
        world.micros(0),
        world.latitudeE7(0) + 1,
        world.longitudeE7(0));
    assertThat(stored.against(acknowledged)).isEqualTo(new Comparison(SENT, 0, 0, 1, 0, 1));
  }

  @Test
  void whatNobodySentIsFound() {
    for (int number = 0; number < SENT; number++) store(number);
    store(SENT); // of this world, but not sent
    stored.take(4, 0, world.micros(0), 0, 0); // a stranger's, who is nobody's business
    long person = world.person(0);
    long device = world.device(0);
    stored.take(person, device + 1, world.micros(0), 0, 0); // another device
    stored.take(person, device, world.micros(0) + 1, 0, 0); // between two steps
    stored.take(person, device, world.earliestMicros() - 1_000_000, 0, 0); // before it began
    assertThat(stored.against(acknowledged).foreign()).isEqualTo(4);
    assertThat(stored.against(acknowledged).isRight()).isFalse();
  }

  private void store(int number) {
    stored.take(
        world.person(number),
        world.device(number),
        world.micros(number),
        world.latitudeE7(number),
        world.longitudeE7(number));
  }
}
