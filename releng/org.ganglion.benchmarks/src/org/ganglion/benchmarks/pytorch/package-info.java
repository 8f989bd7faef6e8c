/** The tasks on PyTorch. */
package org.ganglion.benchmarks.pytorch;
