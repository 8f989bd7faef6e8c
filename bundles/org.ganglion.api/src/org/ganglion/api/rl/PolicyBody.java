package org.ganglion.api.rl;

import org.ganglion.api.network.NetworkSpec;

/**
 * The network between observation and decision; the agent puts its heads on it.
 *
 * @param trunk one input {@code observation} (pixels as channels × height × width), one output that is a vector
 * @param shared whether policy and value look at one trunk, or have one each
 * @param memory units of a recurrent layer behind the trunk; 0: none, the policy sees the present observation only
 */
public record PolicyBody(NetworkSpec trunk, boolean shared, int memory) {}
