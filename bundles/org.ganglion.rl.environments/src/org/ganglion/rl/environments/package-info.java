/** Environments for reinforcement learning, wrappers for them, and the bridge to environments in other processes. */
package org.ganglion.rl.environments;
