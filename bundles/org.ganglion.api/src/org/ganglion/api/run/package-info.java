/** Runs and steps as data, for reports. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.run;
