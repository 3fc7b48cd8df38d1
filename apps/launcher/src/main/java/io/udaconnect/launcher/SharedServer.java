package io.udaconnect.launcher;

import java.util.EnumSet;
import java.util.Set;

/**
 * The configuration of a server with several services in it: each is an application in a virtual
 * host with a port of its own. What the server says of all of them together ({@code /health},
 * {@code /openapi}, {@code /metrics}) has another port.
 */
final class SharedServer {
  /**
   * Both answer at the same paths, and Liberty leaves out one of two that do. The person service
   * says all that the connection service does, and more.
   */
  private static final Set<Service> TWINS = EnumSet.of(Service.PERSON, Service.CONNECTION);

  private SharedServer() {}

  static String xml(Set<Service> services, Addresses addresses) {
    var xml =
        new StringBuilder(
            """
            <server description="Several services; written by ./udaconnect up.">
              <variable name="service" value="udaconnect"/>
              <include location="${shared.config.dir}/process.xml"/>
              <include location="${shared.config.dir}/rest.xml"/>
              <include location="${shared.config.dir}/live.xml"/>
              <include location="${shared.config.dir}/database.xml"/>
              <include location="${shared.config.dir}/metrics.xml"/>
              <include location="${shared.config.dir}/entities.xml"/>
              <variable name="database.connections" defaultValue="40"/>
              <httpEndpoint id="defaultHttpEndpoint" host="${http.host}" httpPort="${http.port}" httpsPort="-1" protocolVersion="http/1.1" httpOptionsRef="options"/>
              <virtualHost id="default_host">
                <hostAlias>*:${http.port}</hostAlias>
              </virtualHost>
            """);
    if (services.containsAll(TWINS)) {
      xml.append(
          "  <mpOpenAPI><excludeApplication>%s</excludeApplication></mpOpenAPI>%n"
              .formatted(Service.CONNECTION.id()));
    }
    services.forEach(service -> xml.append(application(service, addresses)));
    return xml.append("</server>\n").toString();
  }

  /** What holds for one of them cannot be in the environment, which is that of all. */
  private static String application(Service service, Addresses addresses) {
    return """
      <httpEndpoint id="%1$s" host="${http.host}" httpPort="%2$d" httpsPort="-1" protocolVersion="http/1.1" httpOptionsRef="options"/>
      <virtualHost id="%1$s">
        <hostAlias>*:%2$d</hostAlias>
      </virtualHost>
      <webApplication id="%1$s" location="${war.dir}/%1$s.war" contextRoot="/">
        <web-bnd>
          <virtual-host name="%1$s"/>
        </web-bnd>
        <classloader commonLibraryRef="postgresql"/>
        <appProperties>
          <property name="http.port" value="%2$d"/>
          <property name="grpc.port" value="%3$d"/>
        </appProperties>
      </webApplication>
    """
        .formatted(service.id(), addresses.httpPort(service), addresses.grpcPort(service));
  }
}
