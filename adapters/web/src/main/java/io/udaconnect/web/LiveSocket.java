package io.udaconnect.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;

/** Where browsers come in to look on; {@link LiveMount} opens it. One serves all of them. */
public final class LiveSocket extends Endpoint {
  /** The longest message of a client; a view of thousands of people fits in. */
  static final int LONGEST_MESSAGE = 64 << 10;

  private final Audience audience;

  LiveSocket(Audience audience) {
    this.audience = audience;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxIdleTimeout(0); // who only listens is no less welcome
    session.addMessageHandler(
        String.class,
        new MessageHandler.Whole<>() {
          @Override
          public void onMessage(String message) {
            if (message.length() <= LONGEST_MESSAGE) audience.hear(session, message);
            else refuse(session);
          }
        });
    audience.enter(session);
  }

  /** Open Liberty hands over what is longer than the buffer, too. */
  private static void refuse(Session session) {
    try {
      session.close(new CloseReason(CloseCodes.TOO_BIG, "at most 64 KiB"));
    } catch (IOException gone) {
      return; // then there is nobody to be told
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    audience.leave(session);
  }

  @Override
  public void onError(Session session, Throwable failure) {
    audience.fail(session);
  }
}
