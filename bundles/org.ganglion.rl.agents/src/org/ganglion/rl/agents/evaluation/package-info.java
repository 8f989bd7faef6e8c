/** What a policy is worth: episodes apart from training, and intervals over seeds. */
package org.ganglion.rl.agents.evaluation;
