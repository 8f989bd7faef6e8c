/**
 * What the plug-in manager calls of the engine: which bundles new work gets services from, who still holds services of a bundle, and what would no
 * longer fit.
 */
package org.ganglion.workflow.routing;
