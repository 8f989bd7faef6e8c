/** A workflow as a graph, and where its parts are drawn. Lengths are in points. */
package org.ganglion.workbench.model.graph;
