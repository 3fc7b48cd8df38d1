package io.udaconnect.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the service that its module builds. The service's own {@code server.xml} starts its own
 * WAR, as in production; Arquillian starts and stops the server, once for all such tests of a
 * module.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ServerUnderTest.class, ArquillianExtension.class})
public @interface OnLiberty {}
