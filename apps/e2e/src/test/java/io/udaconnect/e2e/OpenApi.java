package io.udaconnect.e2e;

import io.udaconnect.launcher.Addresses;
import io.udaconnect.launcher.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** A description of REST endpoints, as OpenAPI has it. */
record OpenApi(Map<String, Object> document) {
  private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

  /** One thing that can be asked for. */
  record Operation(String method, String path, Map<String, Object> words) {
    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  static OpenApi parse(String yaml) {
    return new OpenApi(object(new Yaml().load(yaml)));
  }

  /** What services say of themselves, as one, in this order. */
  static OpenApi of(Map<Service, OpenApi> services) {
    var whole = new LinkedHashMap<String, Object>();
    whole.put("openapi", "3.1.0");
    whole.put("info", info());
    whole.put("servers", List.of(server("/", "One host name for all of them, as in a cluster")));
    whole.put("security", List.of());
    var tags = new ArrayList<Object>();
    var paths = new LinkedHashMap<String, Object>();
    var components = new TreeMap<String, Object>();
    for (var service : services.keySet()) {
      var part = services.get(service).document;
      if (!part.get("openapi").equals(whole.get("openapi"))) throw different("openapi");
      for (var tag : list(part.get("tags"))) if (!tags.contains(tag)) tags.add(tag);
      object(part.get("paths")).forEach((path, at) -> putPath(paths, path, object(at), service));
      object(part.get("components"))
          .forEach((kind, parts) -> putParts(components, kind, object(parts)));
    }
    whole.put("tags", tags);
    whole.put("paths", paths);
    whole.put("components", components);
    return new OpenApi(whole);
  }

  private static Map<String, Object> info() {
    var info = new LinkedHashMap<String, Object>();
    info.put("title", "UdaConnect");
    info.put("version", "v1");
    info.put(
        "description",
        "Whom people met, where and when. JSON in and out, problem+json (RFC 9457) for every no.");
    var license = new LinkedHashMap<String, Object>();
    license.put("name", "Apache License 2.0");
    license.put("identifier", "Apache-2.0");
    info.put("license", license);
    return info;
  }

  private static Map<String, Object> server(String url, String description) {
    var server = new LinkedHashMap<String, Object>();
    server.put("url", url);
    server.put("description", description);
    return server;
  }

  /** A path that several services answer is the same at all of them. */
  private static void putPath(
      Map<String, Object> paths, String path, Map<String, Object> at, Service service) {
    var here =
        server(
            Addresses.local(Addresses.DEFAULT_BASE).http(service).toString(),
            "The " + service.id() + " service by itself");
    var known = paths.get(path);
    if (known == null) {
      var put = new LinkedHashMap<>(at);
      put.put("servers", new ArrayList<>(List.of(here)));
      paths.put(path, put);
      return;
    }
    var other = new LinkedHashMap<>(object(known));
    var servers = list(other.remove("servers"));
    if (!other.equals(at)) throw different(path);
    servers.add(here);
  }

  private static void putParts(
      Map<String, Object> components, String kind, Map<String, Object> parts) {
    var known = object(components.computeIfAbsent(kind, any -> new TreeMap<>()));
    parts.forEach(
        (name, part) -> {
          var other = known.put(name, part);
          if (other != null && !other.equals(part)) throw different(name);
        });
  }

  private static IllegalStateException different(String what) {
    return new IllegalStateException("Two services say different things of " + what);
  }

  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    object(document.get("paths"))
        .forEach(
            (path, at) ->
                object(at)
                    .forEach(
                        (method, words) -> {
                          if (METHODS.contains(method)) {
                            operations.add(new Operation(method, path, object(words)));
                          }
                        }));
    return operations;
  }

  /**
   * What a reference such as {@code #/components/responses/Busy} leads to; itself, if it is none.
   */
  Map<String, Object> resolved(Object part) {
    var words = object(part);
    if (!(words.get("$ref") instanceof String reference)) return words;
    Object found = document;
    for (var step : reference.substring("#/".length()).split("/", -1)) {
      found = object(found).get(step);
    }
    return object(found);
  }

  String toYaml() {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setDereferenceAliases(true);
    options.setWidth(120);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    return new Yaml(new Literal(options), options).dump(document);
  }

  @SuppressWarnings("unchecked") // YAML has no other keys here
  static Map<String, Object> object(Object part) {
    return (Map<String, Object>) part;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object part) {
    return part == null ? List.of() : (List<Object>) part;
  }

  /** Writes text of several lines as such. */
  private static final class Literal extends Representer {
    Literal(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, ScalarStyle style) {
      boolean lines = tag.equals(Tag.STR) && value.indexOf('\n') >= 0;
      return super.representScalar(tag, value, lines ? ScalarStyle.LITERAL : style);
    }
  }
}
