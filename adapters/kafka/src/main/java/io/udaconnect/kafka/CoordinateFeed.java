package io.udaconnect.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.device.DeviceKey;
import io.udaconnect.domain.device.Introduction;
import io.udaconnect.domain.device.Newcomer;
import io.udaconnect.domain.location.Delivery;
import io.udaconnect.domain.location.Intake;
import io.udaconnect.domain.location.Location;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.location.Receipt;
import io.udaconnect.kafka.DeadLetters.Letter;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Where devices are that say so themselves, from the open topic through the intake to that of
 * locations. Those that are known go on while the store of devices is away; the first stranger
 * waits in place, and what comes after it.
 */
public abstract class CoordinateFeed extends Feed {
  @Inject Introduction introduction;
  @Inject Intake intake;

  @Incoming(Topics.COORDINATES)
  @Blocking
  public void take(ConsumerRecords<byte[], byte[]> batch) {
    counts.taken(Topics.COORDINATES, batch.count());
    var known = new ArrayList<Arrived<Coordinate>>();
    var strange = new ArrayList<Arrived<Coordinate>>();
    var letters = new ArrayList<Letter>();
    for (var record : batch) {
      try {
        var coordinate = Coordinate.of(record);
        var ofThese = introduction.find(coordinate.key()).isPresent() ? known : strange;
        ofThese.add(new Arrived<>(record, coordinate));
      } catch (Refused refused) {
        letters.add(new Letter(record, refused.getMessage()));
      }
    }
    takeIn(known, letters);
    takeIn(strange, letters);
    setAside(Topics.COORDINATES, letters);
  }

  private void takeIn(List<Arrived<Coordinate>> arrived, List<Letter> letters) {
    if (arrived.isEmpty()) return;
    var receipt = insist(() -> takeIn(arrived));
    for (var refusal : receipt.refusals()) {
      letters.add(new Letter(arrived.get(refusal.index()).record(), refusal.fault().toString()));
    }
  }

  private Receipt takeIn(List<Arrived<Coordinate>> arrived) {
    var newcomers = newcomers(arrived);
    if (!newcomers.isEmpty()) introduction.introduce(newcomers).forEach(Sender::await);
    var delivery = new Delivery();
    for (var one : arrived) delivery.add(() -> location(one.value()));
    return Sender.await(intake.take(delivery));
  }

  /** Of one key, who came first. */
  private Map<DeviceKey, Newcomer> newcomers(List<Arrived<Coordinate>> arrived) {
    var newcomers = new HashMap<DeviceKey, Newcomer>();
    for (var one : arrived) {
      var key = one.value().key();
      if (introduction.find(key).isEmpty()) newcomers.putIfAbsent(key, one.value().who());
    }
    return newcomers;
  }

  private Location location(Coordinate coordinate) {
    var device =
        introduction
            .find(coordinate.key())
            .orElseThrow(() -> new Refused(Reason.BUSY, "a new person is not to be seen here yet"));
    return new Location(
        new LocationKey(device.owner(), device.id(), coordinate.instant()), coordinate.point());
  }
}
