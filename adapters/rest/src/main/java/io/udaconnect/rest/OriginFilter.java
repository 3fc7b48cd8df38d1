package io.udaconnect.rest;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Tells browsers which pages may read our answers (CORS), and refuses foreign Host headers. */
@Provider
@PreMatching
@ApplicationScoped
public class OriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ORIGIN = "Origin";
  private static final String METHOD_ASKED_FOR = "Access-Control-Request-Method";

  @Inject RestSettings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    String host = request.getHeaderString(HttpHeaders.HOST);
    if (host != null && !settings.origins().mayName(host)) {
      throw new Refused(Reason.FORBIDDEN, "the Host header must name this machine");
    }
    if (isPreflight(request)) request.abortWith(Response.noContent().build());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, ORIGIN);
    String origin = request.getHeaderString(ORIGIN);
    if (origin == null || !settings.origins().mayRead(origin)) return;
    headers.putSingle("Access-Control-Allow-Origin", origin);
    headers.putSingle("Access-Control-Expose-Headers", "Link, Location, Retry-After");
    if (isPreflight(request)) {
      headers.putSingle("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
      headers.putSingle("Access-Control-Allow-Headers", "Accept, Content-Type");
      headers.putSingle("Access-Control-Max-Age", "600");
    }
  }

  private static boolean isPreflight(ContainerRequestContext request) {
    return HttpMethod.OPTIONS.equals(request.getMethod())
        && request.getHeaderString(ORIGIN) != null
        && request.getHeaderString(METHOD_ASKED_FOR) != null;
  }
}
