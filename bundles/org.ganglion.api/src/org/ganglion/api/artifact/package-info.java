/** Values between steps: typed by id, made of JDK classes, kept in open formats. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.artifact;
