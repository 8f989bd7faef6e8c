package org.ganglion.benchmarks.row;

import java.util.List;
import java.util.stream.Collectors;
import org.ganglion.benchmarks.result.Bar;

/** All rows in the order of the table. */
public final class Rows {
  /** PyTorch as it comes. */
  public static final String PYTORCH = "pytorch";

  /** PyTorch with images and weights of convolutions kept with their channels last. */
  public static final String CHANNELS_LAST = "pytorch-channels-last";

  private Rows() {}

  /** Every row. */
  public static List<Row> all() {
    return List.of(
        row("gan", new Task.Adversarial(Networks.denseGenerator(), Networks.denseDiscriminator(), 128), 0.85, 0.7),
        images("dcgan", new Task.Adversarial(Networks.deconvolutionGenerator(), Networks.convolutionDiscriminator(), 64), 0.75, 0.55),
        row("autoencoder-train", new Task.Regression(Networks.autoencoder(), 256), 0.5, 0.4),
        new Row("autoencoder-1", new Task.Inference(Networks.autoencoder(), 1),
            List.of(new Bar(PYTORCH, 0.2, 0.05), new Bar("onnxruntime", 0.7, 0.3))),
        new Row("autoencoder-1024", new Task.Inference(Networks.autoencoder(), 1024),
            List.of(new Bar(PYTORCH, 0.8, 0.7), new Bar("onnxruntime", 1.1, 1.0))),
        images("atari-1", new Task.Inference(Networks.atari(), 1), 0.25, 0.15),
        images("atari-8", new Task.Inference(Networks.atari(), 8), 0.6, 0.5),
        images("atari-32", new Task.Inference(Networks.atari(), 32), 0.95, 0.85),
        images("atari-train", new Task.Regression(Networks.atari(), 128), 0.85, 0.7),
        images("game-8", new Task.Inference(Networks.game(), 8), 0.6, 0.4),
        images("game-train", new Task.ActorCritic(Networks.game(), 128), 0.85, 0.6),
        row("lstm-train", new Task.Regression(Networks.recurrent(), 64), 0.85, 0.7),
        row("policy-1", new Task.Inference(Networks.policy(), 1), 0.05, 0.03),
        row("ppo", new Task.PolicyUpdate(Networks.policy(), 256), 0.4, 0.25),
        start("start-empty", Row.Clock.START_WITH_EMPTY_CACHE),
        start("start", Row.Clock.START));
  }

  /** The first training step of a process. It has no bar. */
  private static Row start(String name, Row.Clock clock) {
    return new Row(name, new Task.Regression(Networks.autoencoder(), 256), List.of(new Bar(PYTORCH, Double.NaN, Double.NaN)), clock);
  }

  /**
   * The row of a name.
   *
   * @throws IllegalArgumentException when there is none; names those that there are
   */
  public static Row named(String name) {
    return all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
        "there is no row '" + name + "'; there are " + all().stream().map(Row::name).collect(Collectors.joining(", "))));
  }

  /** A row of convolutions: either layout of the peer is held against the same bar. */
  private static Row images(String name, Task task, double floor, double aim) {
    return new Row(name, task, List.of(new Bar(PYTORCH, floor, aim), new Bar(CHANNELS_LAST, floor, aim)));
  }

  private static Row row(String name, Task task, double floor, double aim) {
    return new Row(name, task, List.of(new Bar(PYTORCH, floor, aim)));
  }
}
