package io.udaconnect.planted.opendoor.web;

import jakarta.websocket.server.ServerEndpoint;

/** Listens. */
@ServerEndpoint("/live")
public class OpenSocket {}
