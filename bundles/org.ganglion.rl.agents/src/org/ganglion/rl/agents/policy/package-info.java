/** What decides: networks with heads, with memory and without, and their distributions over actions. */
package org.ganglion.rl.agents.policy;
