/** Episodes to look at: a moving picture, and a strip of moments with what the policy thought of them. */
package org.ganglion.rl.agents.play;
