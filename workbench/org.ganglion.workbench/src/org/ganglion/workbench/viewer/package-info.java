/** The contract of viewers for artifacts: a plug-in of the workbench may show artifact types that the workbench does not know. */
package org.ganglion.workbench.viewer;
