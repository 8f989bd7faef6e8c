/** Curves for a screen: as many points as it can show, and round numbers at the axes. */
package org.ganglion.workbench.model.curve;
