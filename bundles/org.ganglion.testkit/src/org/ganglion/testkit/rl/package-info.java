/** Checks for environments of reinforcement learning: one line in an author's test. */
package org.ganglion.testkit.rl;
