package io.udaconnect.kafka;

import static io.udaconnect.domain.person.Persons.ada;
import static io.udaconnect.domain.person.Persons.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.udaconnect.domain.person.PersonLogContract;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaPersonLogIT implements PersonLogContract {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) open.pop().close();
  }

  @Override
  public World world() {
    var topic = TestKafka.topic("persons", 1, Map.of("cleanup.policy", "compact"));
    var people = people(topic);
    return new World(log(people, topic), people, people(topic));
  }

  private KafkaPersonLog log(KafkaPeople people, String topic) {
    var log = new KafkaPersonLog(TestKafka.settings(), people, topic);
    open.push(log);
    return log;
  }

  private KafkaPeople people(String topic) {
    var broker = new Broker(TestKafka.settings());
    open.push(broker);
    var people = new KafkaPeople(TestKafka.settings(), broker, topic);
    open.push(people);
    TestKafka.await("loaded", people::loaded);
    return people;
  }

  @Test
  void whoIsKeptIsKeptThoughTheReaderHereIsBehind() throws Exception {
    var topic = TestKafka.topic("persons", 1);
    var stopped = people(topic);
    stopped.close();
    long begin = System.nanoTime();
    log(stopped, topic).put(ada()).toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(3));
    assertThat(people(topic).find(ada().id())).contains(ada());
  }

  @Test
  void nothingIsLeftRunningAfterTheClosing() throws Exception {
    var world = world();
    world.log().put(bob()).toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(ourThreads()).isNotZero();
    close();
    TestKafka.await("no thread of ours", () -> ourThreads() == 0);
  }

  private static long ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("udaconnect-"))
        .count();
  }
}
