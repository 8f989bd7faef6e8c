/** Inference on ONNX Runtime. */
package org.ganglion.benchmarks.onnx;
