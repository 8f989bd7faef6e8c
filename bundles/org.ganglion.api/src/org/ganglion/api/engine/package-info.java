/** The tensor core: networks compiled from their specification, trained and run by exchangeable engines. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.engine;
