/** Learning by acting: agents, and the operators that train, judge, show, compare and export them. */
package org.ganglion.rl.agents;
