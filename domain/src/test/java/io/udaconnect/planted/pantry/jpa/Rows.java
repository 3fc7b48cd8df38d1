package io.udaconnect.planted.pantry.jpa;

import java.sql.Connection;

/** SQL where it belongs. */
public record Rows(Connection database) {}
