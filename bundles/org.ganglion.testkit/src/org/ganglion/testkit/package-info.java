/** Test doubles of the platform's services, on the oracle. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.testkit;
