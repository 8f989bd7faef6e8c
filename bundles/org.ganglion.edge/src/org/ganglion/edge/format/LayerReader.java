package org.ganglion.edge.format;

import java.nio.ByteBuffer;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.FixedPoint;
import org.ganglion.edge.model.Quantisation;

/** Reads the layers; the builder checks each against its inputs as it does for everybody. */
final class LayerReader {
  /** Some seconds. */
  private static final long MOST_WORK = 1L << 33;

  private final ByteSource source;
  private final MatrixReader matrices;
  private long room;
  private long work = MOST_WORK;

  /** @param room numbers that may be kept in memory */
  LayerReader(ByteBuffer layers, ByteBuffer weights, long room) {
    this.source = new ByteSource(layers, "layers");
    this.matrices = new MatrixReader(weights);
    this.room = room;
  }

  EdgeModelBuilder read() throws BadPackageException {
    String name = source.text();
    EdgeModelBuilder builder = new EdgeModelBuilder(name, numbers(source.u8()));
    int layers = source.u16();
    for (int k = 0; k < layers; k++) {
      EdgeLayer layer = layer(builder);
      spend(builder, layer, builder.add(layer));
    }
    int outputs = source.u8();
    for (int k = 0; k < outputs; k++) {
      String output = source.text();
      builder.output(output, source.i32());
    }
    source.end();
    return builder;
  }

  private void spend(EdgeModelBuilder builder, EdgeLayer layer, int value) throws BadPackageException {
    room -= Burden.numbers(layer, builder.value(layer.input(0)), builder.value(value));
    source.require(room >= 0, "describes a network that takes more memory than is allowed");
    work -= Burden.work(layer, builder.value(layer.input(0)), builder.value(value));
    source.require(work >= 0, "describes a network that computes for longer than is allowed");
  }

  private EdgeLayer layer(EdgeModelBuilder builder) throws BadPackageException {
    int code = source.u8();
    source.require(code < EdgeOp.values().length, "has a layer of the unknown kind " + code + "; a newer version may know it");
    String name = source.text();
    int[] inputs = numbers(source.u8());
    EdgeLayer.Draft draft = new EdgeLayer.Draft(EdgeOp.values()[code], name, inputs);
    draft.attributes = numbers(source.u8());
    int flags = source.u16();
    source.require((flags & ~Layout.ALL_FLAGS) == 0, "has a layer with unknown parts; a newer version may know them");
    draft.relu = has(flags, Layout.HAS_RELU);
    draft.quantisation = has(flags, Layout.HAS_QUANTISATION) ? new Quantisation(source.f64(), source.i8()) : null;
    draft.slope = has(flags, Layout.HAS_SLOPE) ? source.f64() : 0;
    draft.weights = has(flags, Layout.HAS_WEIGHTS) ? matrices.read(source) : null;
    draft.recurrent = has(flags, Layout.HAS_RECURRENT) ? matrices.read(source) : null;
    draft.bias = has(flags, Layout.HAS_BIAS) ? source.floats() : null;
    draft.steps = has(flags, Layout.HAS_STEPS) ? numbers(source.count(4)) : null;
    draft.factor = has(flags, Layout.HAS_FACTOR) ? source.floats() : null;
    draft.requantisation = has(flags, Layout.HAS_REQUANTISATION) ? factors() : derived(draft, builder, inputs);
    draft.table = has(flags, Layout.HAS_TABLE) ? source.bytes(256) : null;
    return draft.layer();
  }

  private static FixedPoint[] derived(EdgeLayer.Draft draft, EdgeModelBuilder builder, int[] inputs) {
    boolean needed = draft.weights != null && draft.weights.isInt8() && draft.quantisation != null && inputs.length == 1 && inputs[0] >= 0
        && inputs[0] < builder.size() && builder.value(inputs[0]).isInt8();
    return needed ? Requantisation.derived(builder.value(inputs[0]).quantisation, draft.weights, draft.quantisation) : null;
  }

  private FixedPoint[] factors() throws BadPackageException {
    FixedPoint[] factors = new FixedPoint[source.count(5)];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = new FixedPoint(source.i32(), source.i8());
    }
    return factors;
  }

  private int[] numbers(int count) throws BadPackageException {
    source.needs(4L * count);
    int[] numbers = new int[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = source.i32();
    }
    return numbers;
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }
}
