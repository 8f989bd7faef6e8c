package org.ganglion.tensor.onednn.plan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.onednn.layer.LayerFamilies;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.natives.NativeMemory;

/** A network compiled for one batch size: prebuilt operations over preallocated memory, ready to run. */
public final class Plan implements AutoCloseable {
  private record Gate(String name, Area area, ByteBuffer bytes) {}

  private final Dnnl dnnl;
  private final NativeMemory memory = new NativeMemory();
  private final int batch;
  private final PlanContext context;
  private final List<Feed> inputs = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private Tensor single;
  private final Map<String, Tensor> inputGradients = new LinkedHashMap<>();
  private final Runnable[][] forward = new Runnable[Mode.values().length][];
  private final Runnable[][] backward = new Runnable[4][];
  private final List<PlanBuilder.ParameterGradient> parameterGradients;

  /** Compiles. */
  public Plan(NetworkGraph graph, PlanContext context, int batch) {
    this.batch = batch;
    this.context = context;
    this.dnnl = Dnnl.open();
    PlanBuilder builder = new PlanBuilder(graph, context, dnnl, memory, batch);
    try {
      for (NetworkSpec.Input input : graph.inputs()) {
        builder.input(input.name(), builder.batched(input.sample()), input.type() == DType.FLOAT32);
      }
      List<Runnable> reverse = LayerFamilies.build(builder, graph);
      Map<String, Area> results = results(builder, graph);
      if (builder.training()) {
        for (int i = reverse.size() - 1; i >= 0; i--) {
          reverse.get(i).run();
        }
        gradientsOfInputs(builder, graph);
      }
      bind(builder, graph, results);
      parameterGradients = builder.parameterGradients;
    } catch (RuntimeException e) {
      dnnl.built();
      close();
      throw e;
    }
    dnnl.built();
  }

  private Map<String, Area> results(PlanBuilder builder, NetworkGraph graph) {
    Map<String, Area> results = new LinkedHashMap<>();
    for (NetworkGraph.Output output : graph.outputs()) {
      Value value = builder.value(output.edge());
      results.put(output.name(), builder.read(value));
      Area gate = value.wanted() == 0 ? null : builder.contribution(value, Dnnl.plain(value.axes()));
      gates.add(new Gate(output.name(), gate, gate == null ? null : gate.buffer()));
    }
    return results;
  }

  private void gradientsOfInputs(PlanBuilder builder, NetworkGraph graph) {
    if (!context.gradients().contains(Gradient.INPUTS)) {
      return;
    }
    for (NetworkSpec.Input input : graph.inputs()) {
      if (input.type() == DType.FLOAT32) {
        Value value = builder.inputValue(input.name());
        Area gradient = builder.gradient(value, Dnnl.plain(value.axes()));
        inputGradients.put(input.name(), tensor(gradient == null ? builder.plain(value.axes()) : gradient, value.axes()));
      }
    }
  }

  private void bind(PlanBuilder builder, NetworkGraph graph, Map<String, Area> results) {
    for (NetworkSpec.Input input : graph.inputs()) {
      Value value = builder.inputValue(input.name());
      inputs.add(new Feed(input.name(), value.area(), !builder.training() && !value.pinned()));
    }
    for (NetworkGraph.Output output : graph.outputs()) {
      outputs.put(output.name(), tensor(results.get(output.name()), builder.batched(output.edge().shape())));
    }
    single = outputs.size() == 1 ? outputs.values().iterator().next() : null;
    for (Mode mode : Mode.values()) {
      forward[mode.ordinal()] = builder.forward.on(When.of(mode));
    }
    for (int i = 1; i < backward.length; i++) {
      backward[i] = builder.backward.on(1 << i);
    }
  }

  private static Tensor tensor(Area area, long[] axes) {
    return Tensor.over(DType.FLOAT32, Shape.of(axes), area.buffer(), null);
  }

  /** Samples in a batch. */
  public int batch() {
    return batch;
  }

  /** Native bytes held. */
  public long bytes() {
    return memory.bytes();
  }

  /** Runs the forward pass; inputs are checked by the caller. */
  public Map<String, Tensor> forward(Map<String, Tensor> given, Mode mode) {
    for (Feed input : inputs) {
      input.take(given.get(input.name()));
    }
    run(forward[mode.ordinal()]);
    return outputs;
  }

  /** As {@link #forward(Map, Mode)} at inference for one input and one output, without allocation. */
  public Tensor infer(Tensor given) {
    inputs.get(0).take(given);
    run(forward[Mode.INFERENCE.ordinal()]);
    if (single == null) {
      throw new IllegalStateException("this form is for one output, there are " + outputs.keySet());
    }
    return single;
  }

  /**
   * Runs the backward pass.
   *
   * @param accumulate whether parameter gradients go into the scratch block, to be added by the caller
   */
  public Map<String, Tensor> backward(Map<String, Tensor> outputGradients, Set<Gradient> wanted, boolean accumulate) {
    for (Gate gate : gates) {
      Tensor given = outputGradients.get(gate.name());
      if (gate.area() == null) {
        continue;
      }
      if (given == null) {
        gate.area().clear();
      } else {
        gate.area().floats().put(0, given.floats(), 0, Math.toIntExact(given.shape().size()));
      }
    }
    if (wanted.contains(Gradient.PARAMETERS)) {
      long block = accumulate ? context.parameters().scratch() : context.parameters().gradients();
      for (PlanBuilder.ParameterGradient gradient : parameterGradients) {
        gradient.area().move(block + gradient.offset());
      }
    }
    Runnable[] operations = backward[When.index(wanted)];
    run(operations);
    return wanted.contains(Gradient.INPUTS) ? inputGradients : Map.of();
  }

  private static void run(Runnable[] operations) {
    for (Runnable operation : operations) {
      operation.run();
    }
  }

  @Override
  public void close() {
    outputs.values().forEach(Tensor::close);
    inputGradients.values().forEach(Tensor::close);
    dnnl.close();
    memory.close();
  }
}
