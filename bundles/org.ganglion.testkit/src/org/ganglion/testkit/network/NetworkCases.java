package org.ganglion.testkit.network;

import java.util.ArrayList;
import java.util.List;

/** All networks to test with. */
public final class NetworkCases {
  private NetworkCases() {}

  /** Networks of one layer (or a few of one kind): every kind, in several settings. */
  public static List<NetworkCase> layers() {
    List<NetworkCase> all = new ArrayList<>(LayerCases.all());
    all.addAll(ConvolutionCases.all());
    all.addAll(LstmCases.all());
    return all;
  }

  /** Small versions of networks that people train. */
  public static List<NetworkCase> composed() {
    List<NetworkCase> all = new ArrayList<>(ComposedCases.all());
    for (GanCases.Pair pair : List.of(GanCases.dense(), GanCases.convolutional())) {
      all.add(NetworkCase.of(pair.generator().name(), pair.generator()).withBatches(pair.batch(), 3, pair.batch()));
      all.add(NetworkCase.of(pair.discriminator().name(), pair.discriminator()).withBatches(pair.batch(), 3, pair.batch()));
    }
    return all;
  }

  /** Valid small graphs that nobody drew, equal for equal seeds. */
  public static List<NetworkCase> random(int count, long seed) {
    List<NetworkCase> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new RandomNetwork(seed + i).draw());
    }
    return all;
  }
}
