package org.ganglion.compression.quantise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.kit.training.Samples;

/** Runs samples through a network and shows every value between its layers. */
public final class Activations {
  private static final int BATCH = 64;

  private final TensorCore core;
  private final Optional<String> engine;

  public Activations(TensorCore core, Optional<String> engine) {
    this.core = core;
    this.engine = engine;
  }

  /** Sees a batch: values by name of input or node, [batch × shape], valid during the call. */
  @FunctionalInterface
  public interface Viewer {
    void see(Map<String, Tensor> values, int batch);
  }

  /** Shows the first so many samples, batch by batch. */
  public void show(Model model, Samples samples, int count, Viewer viewer) {
    NetworkGraph graph = NetworkGraph.of(model.spec());
    List<String> names = new ArrayList<>();
    graph.vertices().forEach(vertex -> names.add(vertex.name()));
    NetworkSpec open = new NetworkSpec(NetworkSpec.VERSION, model.spec().name(), model.spec().inputs(), model.spec().nodes(), names);
    String input = graph.inputs().get(0).name();
    int all = Math.min(count, samples.count());
    int batch = Math.min(BATCH, all);
    try (Arena arena = core.arena(); Network network = core.compile(open, 0, CompileOptions.inference(batch).onEngine(engine).withThreads(1))) {
      network.setParameters(model.parameters());
      network.setStatistics(model.statistics());
      Tensor fed = arena.floats(samples.input().prepend(batch).toArray());
      for (int first = 0; first < all; first += batch) {
        int now = Math.min(batch, all - first);
        for (int i = 0; i < now; i++) {
          samples.input(first + i, fed.floats(), Math.toIntExact(i * samples.input().size()));
        }
        Map<String, Tensor> values = new LinkedHashMap<>(network.forward(Map.of(input, fed.samples(0, now)), Mode.INFERENCE));
        values.put(input, fed.samples(0, now));
        viewer.see(values, now);
      }
    }
  }
}
