package org.ganglion.gan.health;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;

/** How closely a training is watched, and what is done when it falls ill. */
public record Watch(
    @Default("250") @Min(0) @Help("rounds of turns from one examination to the next; 0: nobody watches") int every,
    @Default("3") @Min(0) @Help("roll-backs in a row after which the training ends with what it last had in good health") int setbacks,
    @Default("0.5") @Min(0.01) @Max(1) @Help("what the winner's learning rate is multiplied by at a roll-back") double brake,
    @Default("true") @Help("whether a small judge, trained on the labels first, counts the classes that are still made") boolean classes) {}
