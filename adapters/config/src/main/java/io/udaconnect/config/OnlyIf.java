package io.udaconnect.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean that is there only if a key has this value. An app that mounts one part or the other says
 * so at each of them; a value that none of them names keeps the app from starting.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyIf {
  /** Such as {@code store}. */
  String key();

  /** Such as {@code grpc}. */
  String is();
}
