package org.ganglion.api.operator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text parameter as the path of a file or folder outside the run: relative paths start at the workflow file, see {@link RunContext#file}, and
 * its content is a part of the step's cache key.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ExternalFile {}
