package org.ganglion.tensor.onednn.plan;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Shape;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.natives.NativeMemory;

/**
 * What layers build a plan with: values in the layouts they ask for, gradients gathered from all consumers, parameters, and the two schedules. A
 * layer adds its forward operations when it is visited and returns a piece of code that adds its backward operations later, in reverse order.
 */
public final class PlanBuilder {
  final Schedule forward = new Schedule();
  final Schedule backward = new Schedule();
  final List<ParameterGradient> parameterGradients = new ArrayList<>();
  private final NetworkGraph graph;
  private final PlanContext context;
  private final Dnnl dnnl;
  private final NativeMemory memory;
  private final int batch;
  private final int compiled;
  private final Map<String, Vertex> vertices = new HashMap<>();
  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final Map<Area, List<Converted>> conversions = new HashMap<>();

  /** A gradient brought into another layout by an operation of the backward schedule. */
  private record Converted(Area area, Schedule.Entry entry) {}

  PlanBuilder(NetworkGraph graph, PlanContext context, Dnnl dnnl, NativeMemory memory, int batch) {
    this.graph = graph;
    graph.vertices().forEach(vertex -> vertices.put(vertex.name(), vertex));
    this.context = context;
    this.dnnl = dnnl;
    this.memory = memory;
    this.batch = batch;
    this.compiled = When.within(context.gradients());
  }

  /** Name of the network, for sentences. */
  public String network() {
    return graph.spec().name();
  }

  /** Short forms of oneDNN. */
  public Dnnl dnnl() {
    return dnnl;
  }

  /** Samples in a batch. */
  public int batch() {
    return batch;
  }

  /** What all plans of the network share. */
  public PlanContext context() {
    return context;
  }

  /** Whether backward passes may follow. */
  public boolean training() {
    return compiled != 0;
  }

  /** Adds a forward operation. */
  public void forward(Runnable operation, int modes) {
    forward.add(operation, modes);
  }

  /** Adds a backward operation. */
  public void backward(Runnable operation, int occasions) {
    if ((occasions & compiled) != 0) {
      backward.add(operation, occasions & compiled);
    }
  }

  /** New memory in a layout. */
  public Area area(memory.desc layout) {
    return dnnl.area(memory, layout);
  }

  /** New row-major memory. */
  public Area plain(long... axes) {
    return area(Dnnl.plain(axes));
  }

  /** The same memory with other axes. */
  public Area view(Area area, memory.desc layout) {
    return dnnl.view(area, layout);
  }

  /** A value's memory seen as a matrix: the memory itself where it is one already. */
  public Area matrix(Area area, memory.desc layout) {
    return area.layout().equals(layout) ? area : view(area, layout);
  }

  /** Axes of a batch of samples. */
  public long[] batched(Shape sample) {
    return sample.prepend(batch).toArray();
  }

  // ---- values

  void input(String name, long[] axes, boolean differentiable) {
    Area area = plain(axes);
    area.leadViews();
    values.put(name + "#0", new Value(axes, differentiable ? When.INPUTS & compiled : 0, area));
  }

  Value inputValue(String name) {
    return values.get(name + "#0");
  }

  /** The value behind an edge. */
  public Value value(Edge edge) {
    return values.get(edge.source() + "#" + edge.port());
  }

  /** Whether anybody reads an output of a vertex. */
  public boolean reads(Vertex vertex, int port) {
    return Stream.concat(
            graph.vertices().stream().flatMap(reader -> reader.inputs().stream()), graph.outputs().stream().map(NetworkGraph.Output::edge))
        .anyMatch(edge -> !edge.input() && edge.source().equals(vertex.name()) && edge.port() == port);
  }

  /** Whether a value comes from a ReLU, so that much of it is zero. */
  public boolean rectified(Edge edge) {
    Vertex source = vertices.get(edge.source());
    if (source == null) {
      return false;
    }
    return switch (source.layer()) {
      case Layer.Activation activation -> activation.function() == Layer.Function.RELU;
      case Layer.Flatten flatten -> rectified(source.inputs().get(0));
      case Layer.Reshape reshape -> rectified(source.inputs().get(0));
      case Layer.Pooling pooling -> rectified(source.inputs().get(0));
      default -> false;
    };
  }

  /** The single input of a vertex. */
  public Value input(Vertex vertex) {
    return value(vertex.inputs().get(0));
  }

  /** Declares that a vertex writes an output into an area. */
  public Value define(Vertex vertex, int port, Area area) {
    int wanted = vertex.parameters().isEmpty() ? 0 : When.PARAMETERS & compiled;
    for (Edge edge : vertex.inputs()) {
      wanted |= value(edge).wanted();
    }
    Value value = new Value(batched(vertex.shapes().get(port)), wanted, area);
    values.put(vertex.name() + "#" + port, value);
    return value;
  }

  /** As {@link #define(Vertex, int, Area)} for a vertex whose activation is fused: the activation's name stands for the result. */
  public Value define(Vertex vertex, Optional<Vertex> activation, Area area) {
    Value value = define(vertex, 0, area);
    activation.ifPresent(fused -> values.put(fused.name() + "#0", value));
    return value;
  }

  /** A value in a layout, for primitives of the forward pass. */
  public Area read(Value value, memory.desc layout) {
    Area there = value.form(layout);
    if (there != null) {
      return there;
    }
    Area form = area(layout);
    forward.add(dnnl.reorder(value.area(), form), When.ALWAYS);
    value.addForm(form);
    return form;
  }

  /** A value row-major, for Java code of the forward and backward pass. */
  public Area read(Value value) {
    value.pin();
    return read(value, Dnnl.plain(value.axes()));
  }

  /** A value in a layout, for primitives of the backward pass. */
  public Area readBack(Value value, memory.desc layout, int occasions) {
    Area there = value.form(layout);
    if (there == null) {
      value.pin();
      return convert(value.area(), layout, occasions);
    }
    if (there == value.area()) {
      value.pin();
    }
    return there;
  }

  // ---- gradients of values

  /** Memory into which a consumer writes its part of a value's gradient; null where nobody wants it. */
  public Area contribution(Value value, memory.desc layout) {
    if (value.wanted() == 0) {
      return null;
    }
    return contribute(value, area(layout));
  }

  /** Adds a part of a value's gradient that is written elsewhere. */
  public Area contribute(Value value, Area part) {
    value.contributions().add(part);
    return part;
  }

  /** The whole gradient of a value, in the layout of the first part; the caller may overwrite it. Null where there is none. */
  public Area gradient(Value value) {
    List<Area> parts = value.contributions();
    if (parts.isEmpty() || value.wanted() == 0) {
      return null;
    }
    Area sum = parts.get(0);
    for (Area part : parts.subList(1, parts.size())) {
      backward(add(sum, convert(part, sum.layout(), value.wanted())), value.wanted());
    }
    value.contributions().clear();
    value.contributions().add(sum);
    return sum;
  }

  /** The whole gradient of a value in a layout. */
  public Area gradient(Value value, memory.desc layout) {
    Area sum = gradient(value);
    return sum == null ? null : convert(sum, layout, value.wanted());
  }

  /** Memory of the backward pass in another layout. Ask only when nothing writes it any more. */
  public Area convert(Area area, memory.desc layout, int occasions) {
    if (area.layout().equals(layout)) {
      return area;
    }
    List<Converted> there = conversions.computeIfAbsent(area, key -> new ArrayList<>());
    for (Converted converted : there) {
      if (converted.area().layout().equals(layout)) {
        converted.entry().when |= occasions & compiled;
        return converted.area();
      }
    }
    Area form = area(layout);
    there.add(new Converted(form, backward.add(dnnl.reorder(area, form), occasions & compiled)));
    return form;
  }

  private Runnable add(Area sum, Area part) {
    binary.primitive_desc adding =
        new binary.primitive_desc(dnnl.cpu(), algorithm.binary_add, sum.layout(), part.layout(), sum.layout(), Dnnl.attributes(null), false);
    return dnnl.bind(new binary(adding), DNNL_ARG_SRC_0, sum, DNNL_ARG_SRC_1, part, DNNL_ARG_DST, sum);
  }

  // ---- parameters

  /** Values of a parameter in the layout of the store. */
  public Area parameter(Vertex vertex, String name) {
    return context.parameters().values(vertex.parameters().get(name));
  }

  /** Values of a parameter that lies row-major, with axes of the caller's. */
  public Area parameter(Vertex vertex, String name, memory.desc layout) {
    return view(parameter(vertex, name), layout);
  }

  /** A parameter in another layout, converted in every forward pass. */
  public Area converted(Area parameter, memory.desc layout) {
    Area form = area(layout);
    forward.add(dnnl.reorder(parameter, form), When.ALWAYS);
    return form;
  }

  /** Whether a vertex has a parameter. */
  public boolean has(Vertex vertex, String name) {
    return vertex.parameters().containsKey(name);
  }

  /**
   * Where an operation of the backward pass writes a parameter's gradient, in the axes of {@code layout}, which must lie in memory as the store does.
   * Call {@code done} after the operation was added.
   */
  public Area parameterGradient(Vertex vertex, String name, memory.desc layout) {
    Parameter parameter = vertex.parameters().get(name);
    if (context.parameters().gradients() != 0 && !written.contains(parameter.name())) {
      Area target = dnnl.area(layout, context.parameters().gradients() + context.parameters().offset(parameter));
      parameterGradients.add(new ParameterGradient(target, context.parameters().offset(parameter)));
      return target;
    }
    return area(layout);
  }

  /** Ends what {@link #parameterGradient} began: of a parameter that several nodes share, later parts are added to the first. */
  public void done(Vertex vertex, String name, Area target) {
    Parameter parameter = vertex.parameters().get(name);
    if (context.parameters().gradients() != 0 && !written.add(parameter.name())) {
      Area whole = dnnl.area(target.layout(), context.parameters().gradients() + context.parameters().offset(parameter));
      parameterGradients.add(new ParameterGradient(whole, context.parameters().offset(parameter)));
      backward(add(whole, target), When.PARAMETERS);
    }
  }

  /** Gradient memory of a parameter that follows the store's block. */
  record ParameterGradient(Area area, long offset) {}
}
