package org.ganglion.api.operator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of a domain service (an architecture, an environment, a codec): the id by which {@link RunContext#use} finds it. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Provides {
  /** Prefix of the property names: {@code ganglion.id} … */
  String PREFIX_ = "ganglion.";

  /** Identity within its service type: {@code dense}. */
  String id();

  /** Version of its behaviour. */
  String version() default "1.0";

  /** One sentence for lists. */
  String summary() default "";
}
