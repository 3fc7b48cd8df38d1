package io.udaconnect.planted.pantry.app.person;

import jakarta.json.JsonObject;

/** JSON in an app. */
public record Parser(JsonObject body) {}
