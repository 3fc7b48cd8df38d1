package io.udaconnect.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Opens the live feed at {@code /live}, when an app starts that mounts it. Who may come in is for
 * {@link WebDoor} to say.
 */
public abstract class LiveMount implements ServletContextListener {
  @Inject Audience audience;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    var sockets =
        (ServerContainer)
            event.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
    var socket = new LiveSocket(audience);
    try {
      sockets.addEndpoint(
          ServerEndpointConfig.Builder.create(LiveSocket.class, "/live")
              .configurator(
                  new ServerEndpointConfig.Configurator() {
                    @Override
                    public boolean checkOrigin(String origin) {
                      return true; // the door did
                    }

                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                      return type.cast(socket);
                    }
                  })
              .build());
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
    audience.start();
  }
}
