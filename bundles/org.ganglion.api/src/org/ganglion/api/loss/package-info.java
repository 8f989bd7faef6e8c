/** Losses with closed-form gradients. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.api.loss;
