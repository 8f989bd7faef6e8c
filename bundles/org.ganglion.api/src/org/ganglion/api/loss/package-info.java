/** Losses with closed-form gradients. */
package org.ganglion.api.loss;
