/** What the engines have in common: checks of what is fed, updaters and layers in plain Java, helpers for flat blocks of numbers. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.tensor.support;
