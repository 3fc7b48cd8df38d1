package io.udaconnect.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shape of a new location, for the documentation; {@link LocationJson} reads it. */
@Schema(name = "NewLocation", description = "A location to take in. An id that is sent is ignored.")
record NewLocationJson(
    @Schema(name = "person_id", required = true, minimum = "1", examples = "5") long personId,
    @Schema(
            name = "device_id",
            minimum = "0",
            description = "Which of the person's devices saw it; may be left out.")
        long deviceId,
    @Schema(
            required = true,
            minimum = "-90",
            maximum = "90",
            description = "Degrees north on WGS84; a number, or a string that holds one.",
            examples = "35.0585136")
        double latitude,
    @Schema(
            required = true,
            minimum = "-180",
            maximum = "180",
            description = "Degrees east on WGS84; a number, or a string that holds one.",
            examples = "-106.5719566")
        double longitude,
    @Schema(
            name = "creation_time",
            description =
                "RFC 3339, from the year 2000 to five minutes from now; without an offset it is UTC,"
                    + " left out it is now.",
            examples = "2020-07-07T10:37:06Z")
        Instant creationTime) {}
