package io.udaconnect.grpc;

import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.Delivery;
import io.udaconnect.domain.location.Receipt;
import io.udaconnect.domain.location.Receipt.Refusal;
import io.udaconnect.proto.v1.Location;
import io.udaconnect.proto.v1.RecordLocationBatchResponse;
import io.udaconnect.proto.v1.RefusedLocation;
import java.time.Instant;
import java.util.List;

/** A delivery and its receipt in gRPC's words. */
final class LocationBatch {
  /** So many may come at once. */
  static final int MOST = 5_000;

  private LocationBatch() {}

  /**
   * What the messages say, good and bad; refused if there are too many.
   *
   * @param now the time of locations that name none
   */
  static Delivery toDomain(List<Location> messages, Instant now) {
    if (messages.size() > MOST) {
      throw Refused.invalid("locations", "must be " + MOST + " at most, not " + messages.size());
    }
    var delivery = new Delivery();
    for (var message : messages) delivery.add(() -> LocationMessage.toDomain(message, now));
    return delivery;
  }

  static RecordLocationBatchResponse of(Receipt receipt) {
    var message = RecordLocationBatchResponse.newBuilder().setAccepted(receipt.accepted());
    for (var refusal : receipt.refusals()) message.addRefused(refused(refusal));
    return message.build();
  }

  static RefusedLocation.Builder refused(Refusal refusal) {
    return RefusedLocation.newBuilder()
        .setIndex(refusal.index())
        .setField(refusal.fault().field())
        .setReason(refusal.fault().reason());
  }
}
