package io.udaconnect.grpc;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Page;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.location.LocationId;
import io.udaconnect.domain.location.LocationKey;
import io.udaconnect.domain.person.PersonId;
import io.udaconnect.domain.proximity.EncounterEnd;
import io.udaconnect.domain.proximity.MetRank;
import io.udaconnect.proto.v1.FindAllEncountersRequest;
import io.udaconnect.proto.v1.FindConnectionsRequest;
import io.udaconnect.proto.v1.FindEncountersRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** Which page of an answer is asked for, and how, in gRPC. Refusals are in the messages' words. */
final class Pages {
  private Pages() {}

  static FindConnectionsRequest with(Page<LocationKey> page, FindConnectionsRequest question) {
    var message = question.toBuilder();
    page.after().ifPresent(key -> message.setAfterLocationId(key.id()));
    if (page.isLimited()) message.setLimit(page.limit());
    return message.build();
  }

  static FindEncountersRequest with(
      Page<EncounterEnd> page, PersonId me, FindEncountersRequest question) {
    var message = question.toBuilder();
    page.after()
        .ifPresent(
            end ->
                message
                    .setAfterPersonId((end.one().equals(me) ? end.other() : end.one()).value())
                    .setAfterToTime(Times.message(end.to())));
    if (page.isLimited()) message.setLimit(page.limit());
    return message.build();
  }

  static FindEncountersRequest with(Page<MetRank> page, FindEncountersRequest question) {
    var message = question.toBuilder();
    page.after()
        .ifPresent(
            rank ->
                message
                    .setAfterPersonId(rank.person().value())
                    .setAfterDuration(Times.message(rank.duration())));
    if (page.isLimited()) message.setLimit(page.limit());
    return message.build();
  }

  static FindAllEncountersRequest with(Page<EncounterEnd> page, FindAllEncountersRequest question) {
    var message = question.toBuilder();
    page.after()
        .ifPresent(
            end ->
                message
                    .setAfterPersonId(end.one().value())
                    .setAfterOtherId(end.other().value())
                    .setAfterToTime(Times.message(end.to())));
    if (page.isLimited()) message.setLimit(page.limit());
    return message.build();
  }

  static Page<LocationKey> of(FindConnectionsRequest message) {
    return page(
        !message.getAfterLocationId().isEmpty(),
        () -> locationKey(message.getAfterLocationId()),
        message.hasLimit() ? message.getLimit() : Long.MAX_VALUE);
  }

  static Page<EncounterEnd> ofEncounters(FindEncountersRequest message) {
    return page(
        message.hasAfterPersonId() || message.hasAfterToTime(),
        () -> {
          var me = new PersonId(message.getPersonId());
          var other = person("after_person_id", message.getAfterPersonId());
          boolean iAmFirst = me.compareTo(other) < 0;
          required("after_to_time", message.hasAfterToTime());
          return new EncounterEnd(
              Times.instant("after_to_time", message.getAfterToTime()),
              iAmFirst ? me : other,
              iAmFirst ? other : me);
        },
        message.hasLimit() ? message.getLimit() : Long.MAX_VALUE);
  }

  static Page<MetRank> ofPeopleMet(FindEncountersRequest message) {
    return page(
        message.hasAfterPersonId() || message.hasAfterDuration(),
        () -> {
          required("after_duration", message.hasAfterDuration());
          return new MetRank(
              Times.duration("after_duration", message.getAfterDuration()),
              person("after_person_id", message.getAfterPersonId()));
        },
        message.hasLimit() ? message.getLimit() : Long.MAX_VALUE);
  }

  static Page<EncounterEnd> of(FindAllEncountersRequest message) {
    return page(
        message.hasAfterPersonId() || message.hasAfterOtherId() || message.hasAfterToTime(),
        () -> {
          required("after_to_time", message.hasAfterToTime());
          return new EncounterEnd(
              Times.instant("after_to_time", message.getAfterToTime()),
              person("after_person_id", message.getAfterPersonId()),
              person("after_other_id", message.getAfterOtherId()));
        },
        message.hasLimit() ? message.getLimit() : Long.MAX_VALUE);
  }

  private static <P extends Comparable<? super P>> Page<P> page(
      boolean isFurther, Supplier<P> position, long limit) {
    var faults = new Faults();
    var after = isFurther ? faults.check(position) : null;
    var page = faults.check(() -> new Page<P>(Optional.ofNullable(after), limit));
    faults.refuseIfAny();
    return page;
  }

  private static LocationKey locationKey(String id) {
    try {
      return LocationId.parse(id);
    } catch (Refused unknown) {
      throw Refused.invalid("after_location_id", "is not the id of a location");
    }
  }

  private static PersonId person(String field, long id) {
    try {
      return new PersonId(id);
    } catch (Refused refused) {
      throw Refusals.renamed(refused, any -> field);
    }
  }

  private static void required(String field, boolean isThere) {
    if (!isThere) throw Refused.invalid(field, "is missing");
  }
}
