package org.ganglion.edge.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.operator.InputException;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgePredictor;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModel;

/**
 * A package at work: each record gets {@code label}, {@code score}, a classifier's {@code probability}, and {@code explanation} where it is asked
 * for.
 */
final class PackageProcessor implements Processor {
  private static final long WARMING_NANOS = 300_000_000L;
  private static final int WARMING = 2_000;
  private static final String EXPLAIN = "explain";

  private final PredictLive.Parameters parameters;
  private final EdgeModel model;
  private final EdgePredictor predictor;
  private final Explanation explanation;
  private final Probabilities probabilities;
  private final float[] raw;
  private final Set<String> consumed;

  PackageProcessor(EdgePackage file, PredictLive.Parameters parameters) {
    this.parameters = parameters;
    this.model = file.model;
    this.predictor = new EdgePredictor(file.runner());
    this.explanation = new Explanation(file.runner());
    this.probabilities = Probabilities.of(model);
    this.raw = new float[predictor.inputs()];
    this.consumed = Set.of(parameters.from(), RawNumbers.BODY, RawNumbers.TYPE, EXPLAIN);
  }

  /** Lets the compiler see what is coming, on a runner whose states nobody needs. */
  @Override
  public void warm() {
    long end = System.nanoTime() + WARMING_NANOS;
    for (int i = 0; i < WARMING && System.nanoTime() < end; i += 50) {
      explanation.of(raw);
    }
  }

  @Override
  public void process(LiveRecord record, Emitter out) {
    RawNumbers.read(record, parameters.from(), raw, model.input());
    try {
      predictor.predict(raw);
    } catch (IllegalArgumentException missing) {
      throw new InputException(missing.getMessage(), missing);
    }
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    if (!parameters.keep()) {
      fields.keySet().removeAll(consumed);
    }
    fields.put("label", predictor.label());
    fields.put("score", predictor.score());
    if (model.decision.kind == Decision.Kind.ARG_MAX) {
      fields.put("probability", probabilities.of(predictor.output())[predictor.index()]);
    }
    if (parameters.outputs()) {
      fields.put("outputs", predictor.output().clone());
    }
    if (parameters.explain() || Boolean.TRUE.equals(record.fields().get(EXPLAIN))) {
      fields.put("explanation", explanation.of(raw));
    }
    out.emit(new LiveRecord(fields));
  }
}
