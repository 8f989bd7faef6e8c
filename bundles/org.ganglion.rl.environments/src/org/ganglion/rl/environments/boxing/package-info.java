/** Boxing seen from above: a pixel game in the shape of the Atari one, with scripted opponents in graded strengths. */
package org.ganglion.rl.environments.boxing;
