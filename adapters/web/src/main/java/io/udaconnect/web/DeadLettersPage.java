package io.udaconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.udaconnect.domain.Reason;
import io.udaconnect.domain.Refused;
import io.udaconnect.domain.operation.DeadLetterOffice;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonStructure;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The records that nobody could use, and below {@code /replay} another try for all of them. */
public abstract class DeadLettersPage extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int USUAL_LIMIT = 50;
  private static final int MOST = 1_000;

  @Inject transient DeadLetterOffice office;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getPathInfo() != null) {
      Problem.of(HttpServletResponse.SC_NOT_FOUND, "there is nothing").answer(response);
      return;
    }
    try {
      var letters = Json.createArrayBuilder();
      for (var letter : office.waiting(limit(request))) {
        letters.add(
            Json.createObjectBuilder()
                .add("topic", letter.topic())
                .add("partition", letter.partition())
                .add("offset", letter.offset())
                .add("reason", letter.reason())
                .add("time", letter.time().toString())
                .add("content", letter.content()));
      }
      answer(response, HttpServletResponse.SC_OK, letters.build());
    } catch (Refused refused) {
      refuse(response, refused);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"/replay".equals(request.getPathInfo())) {
      Problem.of(HttpServletResponse.SC_NOT_FOUND, "there is nothing").answer(response);
      return;
    }
    try {
      var replayed = Json.createObjectBuilder().add("replayed", office.replay()).build();
      answer(response, HttpServletResponse.SC_ACCEPTED, replayed);
    } catch (Refused refused) {
      refuse(response, refused);
    }
  }

  private static int limit(HttpServletRequest request) {
    String text = request.getParameter("limit");
    if (text == null) return USUAL_LIMIT;
    if (text.matches("\\d{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) return limit;
    }
    throw Refused.invalid("limit", "must be a whole number from 1 to " + MOST);
  }

  private static void refuse(HttpServletResponse response, Refused refused) throws IOException {
    int status =
        refused.reason() == Reason.INVALID
            ? HttpServletResponse.SC_BAD_REQUEST
            : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    Problem.of(status, refused.getMessage()).answer(response);
  }

  private static void answer(HttpServletResponse response, int status, JsonStructure json)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json; charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.toString().getBytes(UTF_8));
  }
}
