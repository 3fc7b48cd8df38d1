package io.udaconnect.stop;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Closes each connection with the next answer on it once the service is leaving: a balancer chooses
 * an instance for a connection, and not for a request. Not abstract, because it opens nothing.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class LastAnswers extends HttpFilter {
  private static final long serialVersionUID = 1;

  private transient GracefulStop stop;
  private transient UnansweredRequests requests;

  @Inject
  void of(GracefulStop stop, UnansweredRequests requests) {
    this.stop = stop;
    this.requests = requests;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (stop.isLeaving() && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      response.setHeader("Connection", "close");
    }
    requests.came();
    try {
      chain.doFilter(request, response);
    } finally {
      hearAnswer(request);
    }
  }

  /** Another thread may answer in the very moment between the question and the listener. */
  private void hearAnswer(HttpServletRequest request) {
    if (request.isAsyncStarted()) {
      try {
        request.getAsyncContext().addListener(new Answered(requests));
        return;
      } catch (IllegalStateException answeredMeanwhile) {
        // counted below
      }
    }
    requests.answered();
  }

  /** Hears when a request is answered that left its thread before. */
  private record Answered(UnansweredRequests requests) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      requests.answered();
    }

    /** The end comes after it. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    /** The same. */
    @Override
    public void onError(AsyncEvent event) {}

    /** It goes on elsewhere, where this listener does not go along by itself. */
    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
