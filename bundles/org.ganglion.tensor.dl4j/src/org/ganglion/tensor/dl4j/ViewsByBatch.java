package org.ganglion.tensor.dl4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.dl4j.memory.NativeBlock;

/** Tensors over the network's own memory, made once for each batch size, so that a pass allocates none; all closed with the network. */
final class ViewsByBatch {
  private record Source(String name, Shape sample, NativeBlock block) {}

  private final List<Source> sources = new ArrayList<>();
  private final Object[] byBatch;

  ViewsByBatch(int maxBatch) {
    byBatch = new Object[maxBatch + 1];
  }

  void add(String name, Shape sample, NativeBlock block) {
    sources.add(new Source(name, sample, block));
  }

  @SuppressWarnings("unchecked")
  Map<String, Tensor> of(int batch) {
    if (byBatch[batch] == null) {
      byBatch[batch] = make(batch);
    }
    return (Map<String, Tensor>) byBatch[batch];
  }

  private Map<String, Tensor> make(int batch) {
    Map<String, Tensor> views = new LinkedHashMap<>();
    for (Source source : sources) {
      Shape shape = source.sample().prepend(batch);
      views.put(source.name(), Tensor.over(DType.FLOAT32, shape, source.block().bytes(Math.toIntExact(shape.size())), null));
    }
    return Collections.unmodifiableMap(views);
  }

  /** Closes all tensors that were handed out, so that reading them later throws. */
  @SuppressWarnings("unchecked")
  void close() {
    for (Object views : byBatch) {
      if (views != null) {
        ((Map<String, Tensor>) views).values().forEach(Tensor::close);
      }
    }
  }
}
