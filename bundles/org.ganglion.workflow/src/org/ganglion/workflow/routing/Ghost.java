package org.ganglion.workflow.routing;

import org.ganglion.api.operator.OperatorDescriptor;

/**
 * What is known of an operator whose plug-in is not there.
 *
 * @param plugin name and version of the bundle that it came from
 */
public record Ghost(OperatorDescriptor operator, String plugin) {}
