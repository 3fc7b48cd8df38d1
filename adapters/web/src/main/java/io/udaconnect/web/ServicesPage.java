package io.udaconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the pages where the other services are, and what to draw the map with. */
public abstract class ServicesPage extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject
  @ConfigProperty(name = "person.address")
  transient Optional<String> person;

  @Inject
  @ConfigProperty(name = "location.address")
  transient Optional<String> location;

  @Inject
  @ConfigProperty(name = "connection.address")
  transient Optional<String> connection;

  @Inject
  @ConfigProperty(name = "map.tiles")
  transient Optional<String> tiles;

  @Inject
  @ConfigProperty(name = "map.style")
  transient Optional<String> style;

  @Inject
  @ConfigProperty(name = "map.venue")
  transient Optional<String> venue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var json =
        Json.createObjectBuilder()
            .add("person", address(person, request))
            .add("location", address(location, request))
            .add("connection", address(connection, request))
            .add("tiles", orNull(tiles))
            .add("style", orNull(style))
            .add("venue", orNull(venue))
            .build();
    response.setContentType("application/json; charset=UTF-8");
    response.setHeader("Cache-Control", "no-cache");
    response.getOutputStream().write(json.toString().getBytes(UTF_8));
  }

  /** A port alone is one of the host that the browser found us at. */
  private static String address(Optional<String> configured, HttpServletRequest request) {
    String address = configured.orElse("");
    if (!address.startsWith(":")) return address;
    return request.getScheme() + "://" + bracketed(request.getServerName()) + address;
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private static JsonValue orNull(Optional<String> value) {
    return value.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
  }
}
