package org.ganglion.api.artifact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a class the value of a port: names its type by id, {@code ganglion:images/1}. Ports fit when their ids are equal. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ArtifactType {
  /** {@code vendor:name/version} */
  String value();
}
