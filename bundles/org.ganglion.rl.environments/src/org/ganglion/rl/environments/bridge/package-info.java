/** Environments in other processes, in any language: one line of JSON for each call and each answer. */
package org.ganglion.rl.environments.bridge;
