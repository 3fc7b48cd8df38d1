package io.udaconnect.rest;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Says that there is nothing, for paths outside of Jakarta REST; an app without pages mounts it at
 * {@code /}.
 */
public abstract class UnknownPath extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = HttpServletResponse.SC_NOT_FOUND;
    byte[] problem = Problem.of(status, Problems.sentence(status), List.of()).toBytes();
    response.setStatus(status);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(problem.length);
    response.getOutputStream().write(problem);
  }
}
