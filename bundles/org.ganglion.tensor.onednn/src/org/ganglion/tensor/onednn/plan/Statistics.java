package org.ganglion.tensor.onednn.plan;

import java.nio.FloatBuffer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.onednn.natives.Address;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.natives.NativeMemory;

/** Running statistics of a network in one block, canonical order. */
public final class Statistics {
  private final long address;
  private final int count;
  private final FloatBuffer block;

  public Statistics(NativeMemory memory, NetworkGraph graph) {
    count = graph.statisticsCount();
    address = memory.allocate((long) count * Float.BYTES);
    block = new Address(address).bytes((long) count * Float.BYTES).asFloatBuffer();
  }

  /** One block of values. */
  public Area area(Dnnl dnnl, Parameter parameter) {
    return dnnl.area(Dnnl.plain(parameter.size()), address + parameter.offset() * Float.BYTES);
  }

  /** All values. */
  public FloatBuffer block() {
    return block;
  }

  /** A copy. */
  public float[] export() {
    float[] copy = new float[count];
    block.get(0, copy);
    return copy;
  }

  /** Takes values over. */
  public void load(float[] values) {
    if (values.length != count) {
      throw new IllegalArgumentException("the network has " + count + " running statistics, not " + values.length);
    }
    block.put(0, values);
  }
}
