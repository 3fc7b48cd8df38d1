package io.udaconnect.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import org.eclipse.microprofile.config.ConfigProvider;

/** Leaves out the beans that the configuration did not choose: see {@link OnlyIf}. */
public class ChosenBeans implements Extension {
  private final Choices choices =
      new Choices(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));

  void leaveOut(@Observes @WithAnnotations(OnlyIf.class) ProcessAnnotatedType<?> type) {
    var condition = type.getAnnotatedType().getAnnotation(OnlyIf.class);
    if (condition != null && !choices.isChosen(condition)) type.veto();
  }

  void refuse(@Observes AfterBeanDiscovery end) {
    choices
        .problems()
        .forEach(problem -> end.addDefinitionError(new IllegalArgumentException(problem)));
  }
}
