/**
 * What a third party implements to add an environment for reinforcement learning, in Gymnasium's words and with its meaning. Observations are single
 * precision and actions double precision in arrays of the caller, so that stepping allocates nothing.
 */
package org.ganglion.api.rl;
