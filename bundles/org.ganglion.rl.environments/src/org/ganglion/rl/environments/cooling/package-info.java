/**
 * Cooling of a data centre: a thermal plant, the rule controller and the oracle that agents are compared with, and the envelope that keeps it safe.
 */
package org.ganglion.rl.environments.cooling;
