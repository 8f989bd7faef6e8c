/** Experience to learn from more than once: a ring of transitions, drawn evenly or by how much there is to learn. */
package org.ganglion.rl.agents.replay;
