/** Several players, a policy and those it is held against, in the same episodes side by side. */
package org.ganglion.rl.agents.side;
