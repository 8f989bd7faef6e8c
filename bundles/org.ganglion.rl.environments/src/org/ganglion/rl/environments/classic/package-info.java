/** The classic control problems, physics and spaces of Gymnasium 1.4, one copy or many side by side. */
package org.ganglion.rl.environments.classic;
