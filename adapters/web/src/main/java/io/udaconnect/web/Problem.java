package io.udaconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A no over HTTP, as RFC 9457 writes it. */
record Problem(int status, String title, String detail) {
  private static final String RETRY_AFTER_SECONDS = "5";

  static Problem of(int status, String detail) {
    String title =
        switch (status) {
          case HttpServletResponse.SC_BAD_REQUEST -> "Bad Request";
          case HttpServletResponse.SC_FORBIDDEN -> "Forbidden";
          case HttpServletResponse.SC_NOT_FOUND -> "Not Found";
          case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "Service Unavailable";
          default -> "Error";
        };
    return new Problem(status, title, detail);
  }

  void answer(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json; charset=UTF-8");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    var json =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail)
            .build();
    response.getOutputStream().write(json.toString().getBytes(UTF_8));
  }
}
