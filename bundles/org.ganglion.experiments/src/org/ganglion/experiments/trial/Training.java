package org.ganglion.experiments.trial;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ganglion.api.data.Records;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.tensor.Arena;
import org.ganglion.experiments.space.Template;
import org.ganglion.kit.training.CustomaryNetworks;
import org.ganglion.kit.training.LearningRate;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Trainer;

/**
 * Trains the network of a setting from its beginning, on one thread. A setting that is promoted starts anew with more epochs: that costs a third more
 * than to go on would, and gives every rung a learning rate that falls to nothing, and a search that can be stopped anywhere at no cost but its
 * running trials.
 *
 * @param defaults values of settings that the space leaves open
 * @param network template of a network, empty for customary ones by the setting {@code architecture}
 */
public record Training(
    TensorCore core, Material material, Map<String, Object> defaults, Optional<Map<String, Object>> network, Optional<String> engine,
    BooleanSupplier cancelled) {
  /** Images that a trained network is fed at once when it is judged. */
  public static final int JUDGED_AT_ONCE = 100;

  /** What is done with the trained network before it is closed. */
  public interface Use<T> {
    T of(Network network, Arena arena);
  }

  /**
   * Trains and hands over.
   *
   * @throws RuntimeException when the setting makes no network, or the training diverges
   */
  public <T> T train(Map<String, Object> setting, int epochs, long seed, Use<T> use) {
    int batch = Math.min(((Number) value(setting, "batch")).intValue(), material.training().count());
    double rate = ((Number) value(setting, "learningRate")).doubleValue();
    double decay = ((Number) value(setting, "weightDecay")).doubleValue();
    Trainer.Plan plan = new Trainer.Plan(material.measure().loss(), new Updater.Adam(0.9, 0.999, 1e-8, decay), LearningRate.cosine(rate), batch,
        epochs, 0, seed);
    CompileOptions options = CompileOptions.training(Math.max(batch, JUDGED_AT_ONCE)).withGradients(Gradient.PARAMETERS).onEngine(engine)
        .withThreads(1);
    try (Network trained = core.compile(spec(setting), seed, options);
        Arena arena = core.arena()) {
      Trainer trainer = new Trainer(trained, material.training(), plan, arena);
      while (!trainer.finished()) {
        trainer.step();
        if (cancelled.getAsBoolean()) {
          throw new CancelledException();
        }
      }
      return use.of(trained, arena);
    }
  }

  /** The network of a setting. */
  public NetworkSpec spec(Map<String, Object> setting) {
    return network
        .map(tree -> Records.read(NetworkSpec.class, Template.fill(tree, setting)))
        .orElseGet(() -> CustomaryNetworks.of(value(setting, "architecture").toString(), material.training().input(), material.outputs()));
  }

  private Object value(Map<String, Object> setting, String name) {
    return setting.getOrDefault(name, defaults.get(name));
  }

  /** Tries a setting; a failure is a result, too. */
  public Trial attempt(int number, Map<String, Object> setting, int rung, int epochs, long seed) {
    long start = System.nanoTime();
    try {
      return train(setting, epochs, seed, (network, arena) -> {
        Predictions judge = new Predictions(network, material.validation(), JUDGED_AT_ONCE, arena);
        double score = Arrays.stream(material.measure().each(judge.outputs(), material.validation())).average().orElse(0);
        long parameters = network.parameters().length;
        return new Trial(number, setting, rung, epochs, score, judge.loss(material.measure().loss()), parameters, seconds(start), "");
      });
    } catch (CancelledException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Trial(number, setting, rung, epochs, Double.NaN, Double.NaN, 0, seconds(start), String.valueOf(e.getMessage()));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
