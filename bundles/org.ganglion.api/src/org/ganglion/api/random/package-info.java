/** Random numbers that are a function of their place: reproducible in any order, on any thread, on any machine. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.random;
