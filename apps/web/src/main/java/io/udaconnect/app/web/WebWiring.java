package io.udaconnect.app.web;

import io.udaconnect.domain.live.Whereabouts;
import io.udaconnect.web.LivePage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts of the web service. */
@ApplicationScoped
public class WebWiring {
  @Produces
  @Singleton
  Whereabouts whereabouts() {
    return new Whereabouts(LivePage::position);
  }
}
