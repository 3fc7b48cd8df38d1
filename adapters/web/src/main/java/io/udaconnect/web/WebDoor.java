package io.udaconnect.web;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;
import static jakarta.servlet.http.HttpServletResponse.SC_SERVICE_UNAVAILABLE;

import io.udaconnect.domain.Origins;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses foreign Host headers, and pages from elsewhere where they would read or change something:
 * a browser asks nobody before it opens a WebSocket or sends a POST.
 */
public abstract class WebDoor extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  @Inject transient WebSettings settings;
  @Inject transient Audience audience;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = request.getHeader("Host");
    if (host != null && !settings.origins().mayName(host)) {
      Problem.of(SC_FORBIDDEN, "the Host header must name this machine").answer(response);
    } else if (isForeign(request, host)) {
      Problem.of(SC_FORBIDDEN, "pages from elsewhere may not do this").answer(response);
    } else if (isWebSocket(request) && audience.isFull()) {
      Problem.of(SC_SERVICE_UNAVAILABLE, "as many as may look on do so already").answer(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isForeign(HttpServletRequest request, String host) {
    String origin = request.getHeader("Origin");
    if (origin == null) return false; // no browser, or its user's own doing
    boolean isHarmless = HARMLESS.contains(request.getMethod()) && !isWebSocket(request);
    return !isHarmless && !settings.origins().mayRead(origin) && !Origins.isOwn(origin, host);
  }

  private static boolean isWebSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }
}
