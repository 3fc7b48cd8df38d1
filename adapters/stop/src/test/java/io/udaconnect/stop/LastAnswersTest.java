package io.udaconnect.stop;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LastAnswersTest {
  private final UnansweredRequests requests = new UnansweredRequests(Duration.ofMinutes(5));

  @Test
  void whatAnotherThreadAnswersIsWaitedFor() throws Exception {
    var listeners = new ArrayList<AsyncListener>();
    var context =
        made(
            AsyncContext.class,
            (self, method, arguments) -> {
              listeners.add((AsyncListener) arguments[0]);
              return null;
            });
    pass((self, method, arguments) -> "isAsyncStarted".equals(method.getName()) ? true : context);

    var end = CompletableFuture.runAsync(requests::end);
    Thread.sleep(100);
    assertThat(end).isNotDone();
    listeners.get(0).onComplete(new AsyncEvent(context, null, null));
    end.get(30, TimeUnit.SECONDS);
  }

  @Test
  void whatIsAnsweredBeforeItCanBeHeardIsNoFailure() throws Exception {
    pass(
        (self, method, arguments) -> {
          if ("isAsyncStarted".equals(method.getName())) return true;
          throw new IllegalStateException("answered meanwhile");
        });

    CompletableFuture.runAsync(requests::end).get(30, TimeUnit.SECONDS);
  }

  private void pass(InvocationHandler request) throws Exception {
    var filter = new LastAnswers();
    filter.of(new GracefulStop(Duration.ZERO, List.of()), requests);
    filter.doFilter(
        made(HttpServletRequest.class, request),
        made(HttpServletResponse.class, (self, method, arguments) -> null),
        (asked, answered) -> {});
  }

  private static <T> T made(Class<T> type, InvocationHandler answers) {
    var loader = LastAnswersTest.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, answers));
  }
}
