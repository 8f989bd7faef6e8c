/** What clients of the platform call: workflows and runs. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.runtime.api;
