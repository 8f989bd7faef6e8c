/** The oracle: networks computed in float64 by plain loops, forward and backward, for others to be measured against. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.testkit.oracle;
