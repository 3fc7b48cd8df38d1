package io.udaconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets browsers keep for good what has its fingerprint in its name, and has them ask again for all
 * else. Nobody may put our pages into a frame of theirs.
 */
public abstract class PageHeaders extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
    response.setHeader("Cache-Control", isForGood(request) ? FOR_GOOD : "no-cache");
    chain.doFilter(request, response);
  }

  /** Not what is missing: it may be there after the next release. */
  private static boolean isForGood(HttpServletRequest request) throws IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith("/assets/") && request.getServletContext().getResource(path) != null;
  }
}
