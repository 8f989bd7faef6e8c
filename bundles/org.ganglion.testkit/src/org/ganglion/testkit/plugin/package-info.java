/** Conformance tests for authors of plug-ins: extend {@link org.ganglion.testkit.plugin.OperatorConformance} for each operator. */
package org.ganglion.testkit.plugin;
