package org.ganglion.benchmarks.server;

/**
 * What a block of steps used.
 *
 * @param cpuNanoseconds of the whole process per step
 * @param wallNanoseconds per step
 * @param residentMegabytes of the process after the block
 */
public record Usage(double cpuNanoseconds, double wallNanoseconds, double residentMegabytes) {}
