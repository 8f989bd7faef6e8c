package org.ganglion.compression.cost;

/**
 * One row of the cost table: what one inference of one sample costs in a layer.
 *
 * @param weights parameters that the layer has, biases included
 * @param kept of these, those that are not zero
 * @param multiplyAdds of the dense layer
 * @param keptMultiplyAdds of these, those whose weight is not zero
 * @param bits of a weight and an activation, 32 or 8
 * @param weightBytes weights as they are stored: dense, or those that are kept with a bitmap of their blocks, whichever is smaller
 * @param mapBytes feature maps read and written
 * @param fetchBatches portions in which the weights come through the cache beside the maps; 1 where all fits
 * @param memoryBytes traffic to main memory
 * @param cacheBytes traffic to the cache
 * @param picojoule predicted energy
 * @param microseconds predicted time
 */
public record LayerCost(
    String layer, String kind, long weights, long kept, long multiplyAdds, long keptMultiplyAdds, int bits, long weightBytes, long mapBytes,
    long fetchBatches,
    long memoryBytes, long cacheBytes, double picojoule, double microseconds) {}
