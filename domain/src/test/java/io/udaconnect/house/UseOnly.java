package io.udaconnect.house;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** A class uses only what the place that it is in may use. */
final class UseOnly extends ArchCondition<JavaClass> {
  private final Function<JavaClass, String> place;
  private final Function<JavaClass, String> used;
  private final BiPredicate<String, String> allowed;

  /**
   * A condition on every dependency.
   *
   * @param place where the user is
   * @param used what is used; empty for what anyone may use
   * @param allowed of a place and what is used there
   */
  UseOnly(
      String description,
      Function<JavaClass, String> place,
      Function<JavaClass, String> used,
      BiPredicate<String, String> allowed) {
    super(description);
    this.place = place;
    this.used = used;
    this.allowed = allowed;
  }

  @Override
  public void check(JavaClass user, ConditionEvents events) {
    String here = place.apply(user);
    for (var dependency : user.getDirectDependenciesFromSelf()) {
      String there = used.apply(dependency.getTargetClass().getBaseComponentType());
      if (!there.isEmpty() && !allowed.test(here, there)) events.add(refused(dependency));
    }
  }

  private static ConditionEvent refused(Dependency dependency) {
    return violated(dependency, dependency.getDescription());
  }
}
