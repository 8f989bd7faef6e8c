/** Bin picking: a pile of steel parts seen as an image, a magnetic gripper, and nothing but success or failure to learn from. */
package org.ganglion.rl.environments.binpicking;
