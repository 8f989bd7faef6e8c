package org.ganglion.rl.agents.play;

import java.util.List;
import org.ganglion.kit.image.Raster;

/**
 * One step of an episode as it was seen and thought of.
 *
 * @param opinion probability of each action (or value, or mean)
 * @param taken index of the action taken; −1 where actions are numbers
 * @param value what the policy expected from here on
 */
record Moment(long step, Raster picture, List<Double> opinion, int taken, double value) {}
