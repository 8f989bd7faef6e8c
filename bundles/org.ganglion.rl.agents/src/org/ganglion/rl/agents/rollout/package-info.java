/** What was lived through between two updates, and what it was worth. */
package org.ganglion.rl.agents.rollout;
