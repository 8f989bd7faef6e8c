/** Values between steps: typed by id, made of JDK classes, kept in open formats. */
package org.ganglion.api.artifact;
