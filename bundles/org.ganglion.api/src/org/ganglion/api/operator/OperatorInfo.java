package org.ganglion.api.operator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of an {@link Operator}, so that listing operators activates none. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface OperatorInfo {
  /** Prefix of the property names: {@code ganglion.id} … */
  String PREFIX_ = "ganglion.";

  /** What a workflow's {@code uses} names: {@code gan.train}. */
  String id();

  /** Version of the operator's behaviour: {@code 1.0}; a part of the cache key and of every journal line. */
  String version();

  /** One sentence for lists. */
  String summary();

  /** Whether equal inputs, parameters and seed give equal outputs, so that they may be taken from the cache. */
  boolean pure() default true;

  /** Versions of this operator whose checkpoints it goes on from, as a version range: {@code [1.0,1.2)}. Empty: its own version only. */
  String readsStateOf() default "";
}
