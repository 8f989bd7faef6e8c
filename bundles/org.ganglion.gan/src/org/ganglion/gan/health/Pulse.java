package org.ganglion.gan.health;

/**
 * What an examination found.
 *
 * @param spareLoss how far the discriminator's mean loss is above the least that it could be; NaN where it did not play
 * @param gradient norm of the generator's last gradient
 * @param auc of the discriminator, held-out real against made samples
 * @param spread distance among made samples as a share of that among real ones
 * @param copied distance of made samples from the nearest training one, as a share of that of held-out real ones
 * @param classes found among made samples as a share of those in the data; 1 where nobody can tell
 */
public record Pulse(double spareLoss, double gradient, double auc, double spread, double copied, double classes) {}
