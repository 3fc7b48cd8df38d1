package io.udaconnect.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Each app's own health, where several apps share one server: there the server's {@code /health}
 * speaks of all of them together, and only at a port of its own.
 *
 * <p>Not abstract, because nobody mounts it: the launcher adds this jar to the apps that share a
 * server, and to no other.
 */
@WebServlet("/health/*")
public class HealthPages extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject @Any transient Instance<HealthCheck> checks;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    switch (path) {
      case "/started" -> answer(response, checks.select(Startup.Literal.INSTANCE));
      case "/ready" -> answer(response, checks.select(Readiness.Literal.INSTANCE));
      case "/live" -> answer(response, checks.select(Liveness.Literal.INSTANCE));
      case "", "/" -> answer(response, checks);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void answer(HttpServletResponse response, Instance<HealthCheck> asked)
      throws IOException {
    var answer = HealthAnswer.of(asked.stream().toList());
    response.setStatus(
        answer.isUp() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json; charset=UTF-8");
    response.getOutputStream().write(answer.toJson().toString().getBytes(UTF_8));
  }
}
