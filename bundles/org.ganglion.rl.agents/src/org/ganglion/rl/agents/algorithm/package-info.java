/** The learning algorithms, one readable file each, and what they compute with. */
package org.ganglion.rl.agents.algorithm;
