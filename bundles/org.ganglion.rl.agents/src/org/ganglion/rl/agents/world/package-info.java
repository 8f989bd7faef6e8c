/** The agent's world: environments chosen by name, stepped together, watched, and what of them the network is fed. */
package org.ganglion.rl.agents.world;
