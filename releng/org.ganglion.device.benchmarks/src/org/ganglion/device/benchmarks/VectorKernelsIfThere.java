package org.ganglion.device.benchmarks;

import org.ganglion.edge.kernel.Int8Kernels;

/** The kernels on the Vector API, where this JVM was started with its module. */
final class VectorKernelsIfThere {
  private VectorKernelsIfThere() {}

  static Int8Kernels find() throws ReflectiveOperationException {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return module ? (Int8Kernels) Class.forName("org.ganglion.edge.vector.VectorKernels").getConstructor().newInstance() : null;
  }
}
