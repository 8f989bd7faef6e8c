/** The oracle: networks computed in float64 by plain loops, forward and backward, for others to be measured against. */
package org.ganglion.testkit.oracle;
