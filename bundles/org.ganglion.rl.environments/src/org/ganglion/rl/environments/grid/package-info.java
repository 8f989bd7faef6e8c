/** Grid worlds of Gymnasium, whose transition tables are known, and their exact solution by value iteration. */
package org.ganglion.rl.environments.grid;
