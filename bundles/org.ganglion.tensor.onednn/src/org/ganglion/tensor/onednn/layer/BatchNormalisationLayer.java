package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import java.util.stream.Stream;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Batch normalisation: over the batch where learning, with the running statistics at inference; only the training mode moves these. */
final class BatchNormalisationLayer {
  private static final int SCALE_AND_SHIFT = normalization_flags.use_scale.value | normalization_flags.use_shift.value;

  private final PlanBuilder plan;
  private final Dnnl dnnl;
  private final Vertex vertex;
  private final float epsilon;
  private final float momentum;
  private final Value source;
  private final Value result;
  private final memory.desc layout;
  private final long channels;
  private final Area gamma;
  private final Area beta;
  private final Area mean;
  private final Area variance;
  private Area x;

  private BatchNormalisationLayer(PlanBuilder plan, Vertex vertex, Layer.BatchNormalisation layer) {
    this.plan = plan;
    this.dnnl = plan.dnnl();
    this.vertex = vertex;
    epsilon = (float) layer.epsilon();
    momentum = (float) layer.momentum();
    source = plan.input(vertex);
    layout = layout();
    result = plan.define(vertex, 0, plan.area(layout));
    channels = source.axes()[1];
    gamma = plan.parameter(vertex, "gamma");
    beta = plan.parameter(vertex, "beta");
    mean = plan.plain(channels);
    variance = plan.plain(channels);
  }

  /** The layout of the source, or where that is slow (the row-major images of a reshaped dense layer) one that blocks the channels. */
  private memory.desc layout() {
    memory.desc given = source.area().layout();
    if (source.axes().length != 4 || fast(given)) {
      return given;
    }
    return Stream.of(Dnnl.blocked(source.axes(), 16), Dnnl.blocked(source.axes(), 8))
        .filter(blocked -> source.axes()[1] % 8 == 0 && fast(blocked))
        .findFirst()
        .orElse(given);
  }

  private boolean fast(memory.desc layout) {
    return learning(layout).impl_info_str().getString().contains("jit");
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.BatchNormalisation layer) {
    BatchNormalisationLayer build = new BatchNormalisationLayer(plan, vertex, layer);
    build.forward();
    return build::backward;
  }

  private void forward() {
    x = plan.read(source, layout);
    Area runningMean = plan.context().statistics().area(dnnl, vertex.statistics().get("mean"));
    Area runningVariance = plan.context().statistics().area(dnnl, vertex.statistics().get("variance"));
    batch_normalization_forward atInference =
        new batch_normalization_forward(
            new batch_normalization_forward.primitive_desc(
                dnnl.cpu(), prop_kind.forward_inference.value, layout, layout, epsilon, SCALE_AND_SHIFT | normalization_flags.use_global_stats.value,
                Dnnl.attributes(null), false));
    plan.forward(
        dnnl.bind(
            atInference, DNNL_ARG_SRC, x, DNNL_ARG_DST, result.area(), DNNL_ARG_SCALE, gamma, DNNL_ARG_SHIFT, beta, DNNL_ARG_MEAN, runningMean,
            DNNL_ARG_VARIANCE, runningVariance),
        When.of(Mode.INFERENCE));
    if (!plan.context().learns()) {
      return;
    }
    plan.forward(
        dnnl.bind(
            new batch_normalization_forward(learning(layout)), DNNL_ARG_SRC, x, DNNL_ARG_DST, result.area(), DNNL_ARG_SCALE, gamma, DNNL_ARG_SHIFT,
            beta,
            DNNL_ARG_MEAN, mean, DNNL_ARG_VARIANCE, variance),
        When.LEARNING);
    plan.forward(new RunningAverage(momentum, values(), mean, variance, runningMean, runningVariance), When.of(Mode.TRAINING));
  }

  private batch_normalization_forward.primitive_desc learning(memory.desc layout) {
    return new batch_normalization_forward.primitive_desc(
        dnnl.cpu(), prop_kind.forward_training.value, layout, layout, epsilon, SCALE_AND_SHIFT, Dnnl.attributes(null), false);
  }

  private long values() {
    long count = 1;
    for (long length : source.axes()) {
      count *= length;
    }
    return count / channels;
  }

  private void backward() {
    Area dy = plan.gradient(result, layout);
    if (dy == null) {
      return;
    }
    Area dx = plan.contribution(source, layout);
    Area dGamma = plan.parameterGradient(vertex, "gamma", gamma.layout());
    Area dBeta = plan.parameterGradient(vertex, "beta", beta.layout());
    plan.backward(backward(dy, dx == null ? plan.area(layout) : dx, dGamma, dBeta), When.PARAMETERS);
    plan.done(vertex, "gamma", dGamma);
    plan.done(vertex, "beta", dBeta);
    if (dx != null) {
      // oneDNN's form for the data alone asks for the parameters' gradients all the same: they go into spare memory
      plan.backward(backward(dy, dx, plan.plain(channels), plan.plain(channels)), source.wanted() & ~When.PARAMETERS);
    }
  }

  private Runnable backward(Area dy, Area dx, Area dGamma, Area dBeta) {
    batch_normalization_backward.primitive_desc descriptor =
        new batch_normalization_backward.primitive_desc(
            dnnl.cpu(), prop_kind.backward.value, layout, layout, layout, epsilon, SCALE_AND_SHIFT, learning(layout), Dnnl.attributes(null), false);
    return dnnl.bind(
        new batch_normalization_backward(descriptor), DNNL_ARG_SRC, plan.readBack(source, layout, result.wanted()), DNNL_ARG_MEAN, mean,
        DNNL_ARG_VARIANCE, variance, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_SCALE, gamma, DNNL_ARG_DIFF_SRC, dx, DNNL_ARG_DIFF_SCALE, dGamma,
        DNNL_ARG_DIFF_SHIFT, dBeta);
  }
}
