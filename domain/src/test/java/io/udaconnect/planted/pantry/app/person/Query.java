package io.udaconnect.planted.pantry.app.person;

import java.sql.Connection;

/** SQL in an app. */
public record Query(Connection database) {}
