/** Wrappers, one small class each, and the services that put them around an environment. */
package org.ganglion.rl.environments.wrapper;
