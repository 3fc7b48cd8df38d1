package io.udaconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How the system fares. */
public abstract class SystemPage extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject transient SystemWatch watch;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json; charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(watch.toJson().toString().getBytes(UTF_8));
  }
}
