/** Supervised training over the tensor core: samples, their order, one loop for all losses, predictions, early stopping, customary networks. */
package org.ganglion.kit.training;
