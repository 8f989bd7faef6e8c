package org.ganglion.gan.health;

import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.Set;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.tensor.Arena;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.sample.SampleMaker;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.SampleOrder;

/** Looks at what a generator makes beside real samples: how varied, how near to training samples, of which classes. Nothing moves by it. */
public final class Examination {
  private static final int LOOKED_AT = 64;
  private static final int COMPARED_WITH = 2000;

  private final GanNetworks networks;
  private final RealSamples samples;
  private final ImageClassifier judge;
  private final SampleMaker maker;
  private final int size;
  private final float[][] training;
  private final int[] wished;
  private final double realSpread;
  private final double realNearest;

  /**
   * Prepares the looks.
   *
   * @param judge tells classes; null where there is none
   */
  public Examination(GanNetworks networks, RealSamples samples, SampleOrder order, ImageClassifier judge, int batch, long seed, Arena arena) {
    this.networks = networks;
    this.samples = samples;
    this.judge = judge;
    this.size = samples.channels() * samples.height() * samples.width();
    this.maker = new SampleMaker(networks.generator().graph(), networks.shape().latent(), samples.conditions().width(), batch, seed, arena);
    this.wished = order.heldOut(LOOKED_AT);
    this.training = rows(order.training(COMPARED_WITH));
    float[][] held = rows(wished);
    this.realSpread = Distances.spread(held);
    this.realNearest = Distances.meanNearest(held, training);
  }

  private float[][] rows(int[] chosen) {
    float[][] rows = new float[chosen.length][size];
    for (int i = 0; i < chosen.length; i++) {
      samples.copy(chosen[i], FloatBuffer.wrap(rows[i]), 0);
    }
    return rows;
  }

  /** Whether there are classes to count. */
  boolean countsClasses() {
    return judge != null;
  }

  /** Examines. */
  public Pulse pulse(double spareLoss, double gradient, double auc) {
    float[][] made = new float[wished.length][size];
    Set<Integer> found = new HashSet<>();
    maker.draw(
        wished.length,
        (sample, to, position) -> samples.copyCondition(wished[sample], to, position),
        inputs -> networks.generator().forward(inputs, Mode.INFERENCE),
        (images, conditions, first, now) -> {
          for (int i = 0; i < now; i++) {
            images.floats().get(i * size, made[first + i]);
          }
        });
    double classes = 1;
    if (judge != null) {
      int[] verdicts = judge.verdicts(made);
      int[] known = judge.verdicts(rows(wished));
      Set<Integer> there = new HashSet<>();
      for (int i = 0; i < made.length; i++) {
        found.add(verdicts[i]);
        there.add(known[i]);
      }
      found.retainAll(there);
      classes = (double) found.size() / there.size();
    }
    // Held-out samples that are training samples themselves, or all equal, say nothing.
    double spread = realSpread > 0 ? Distances.spread(made) / realSpread : 1;
    double copied = realNearest > 0 ? Distances.meanNearest(made, training) / realNearest : 1;
    return new Pulse(spareLoss, gradient, auc, spread, copied, classes);
  }
}
