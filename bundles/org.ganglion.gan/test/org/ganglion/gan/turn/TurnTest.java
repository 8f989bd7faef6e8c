package org.ganglion.gan.turn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.TinyGan;
import org.ganglion.gan.architecture.DenseGan;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.RealImages;
import org.ganglion.gan.source.SampleOrder;
import org.ganglion.gan.source.Shift;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.oracle.Interpreter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTest {
  private static final int BATCH = 5;
  private static final int LATENT = 3;
  private static final long SEED = 9;

  private final TestCore core = new TestCore();
  private final Arena arena = core.arena();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingOfTheDiscriminatorMovesInTheGeneratorsTurn(boolean conditional) {
    RealImages images = RealImages.of(TinyGan.images(40, 4), conditional ? Conditions.Kind.LABELS : Conditions.Kind.NONE);
    try (GanNetworks networks = networks(new TinyGan(), images)) {
      discriminatorTurn(networks, images).play(0, 0.01);
      float[] parameters = networks.discriminator().parameters();
      float[] statistics = networks.discriminator().statistics();
      float[] generator = networks.generator().parameters();
      float[] generatorStatistics = networks.generator().statistics();
      assertTrue(statistics.length > 0, "the discriminator must have running statistics, or this test says nothing of them");

      GeneratorTurn turn = generatorTurn(networks, images, GanLoss.Kind.NON_SATURATING);
      for (int i = 0; i < 3; i++) {
        turn.play(i, 0.01);
      }
      assertArrayEquals(parameters, networks.discriminator().parameters(), 0, "a parameter of the discriminator moved");
      assertArrayEquals(statistics, networks.discriminator().statistics(), 0, "a running statistic of the discriminator moved");
      assertAllZero(networks.discriminator().gradients());
      assertFalse(Arrays.equals(generator, networks.generator().parameters()), "the generator must learn");
      assertFalse(Arrays.equals(generatorStatistics, networks.generator().statistics()), "the generator's running statistics are its own");
    }
  }

  @Test
  void nothingOfTheGeneratorMovesInTheDiscriminatorsTurn() {
    RealImages images = RealImages.of(TinyGan.images(40, 4), Conditions.Kind.NONE);
    try (GanNetworks networks = networks(new TinyGan(), images)) {
      float[] parameters = networks.generator().parameters();
      float[] statistics = networks.generator().statistics();
      float[] discriminator = networks.discriminator().parameters();
      discriminatorTurn(networks, images).play(0, 0.01);
      assertArrayEquals(parameters, networks.generator().parameters(), 0, "a parameter of the generator moved");
      assertArrayEquals(statistics, networks.generator().statistics(), 0, "a running statistic of the generator moved");
      assertFalse(Arrays.equals(discriminator, networks.discriminator().parameters()), "the discriminator must learn");
    }
  }

  @ParameterizedTest
  @EnumSource(GanLoss.Kind.class)
  void generatorGradientsEqualThoseOfTheComposedNetwork(GanLoss.Kind kind) {
    assertOracleAgrees(new TinyGan(0), kind);
  }

  @Test
  void generatorGradientsOfTheDenseGanEqualThoseOfTheComposedNetwork() {
    assertOracleAgrees(withoutDropout(new DenseGan()), GanLoss.Kind.NON_SATURATING);
  }

  /** The two networks as one, in float64, differentiated as a whole. */
  private void assertOracleAgrees(GanArchitecture architecture, GanLoss.Kind kind) {
    RealImages images = RealImages.of(TinyGan.images(40, 4), Conditions.Kind.NONE);
    try (GanNetworks networks = networks(architecture, images)) {
      NetworkSpec whole =
          NetworkSpec.builder("composed").input("noise", LATENT)
              .add("generator", new Layer.Composite(networks.generator().graph().spec()), "noise")
              .add("discriminator", new Layer.Composite(networks.discriminator().graph().spec()))
              .build();
      Interpreter oracle = Interpreter.of(whole, SEED);
      float[] generator = networks.generator().parameters();
      oracle.setParameters(joined(generator, networks.discriminator().parameters()));

      generatorTurn(networks, images, kind).gradients(4);

      float[] noise = new float[BATCH * LATENT];
      new Noise(SEED, "generator's turn").fill(java.nio.FloatBuffer.wrap(noise), noise.length, 4, 0);
      double[] scores = oracle.forward(Map.of("noise", joined(noise)), BATCH, Mode.TRAINING).values().iterator().next();
      String output = whole.nodes().get(1).name() + "/score";
      oracle.backward(Map.of(oracle.graph().outputs().get(0).name(), slopes(kind, scores)));
      double[] expected = Arrays.copyOf(oracle.gradients(), generator.length);
      float[] actual = networks.generator().gradients();
      assertTrue(norm(expected) > 1e-4, "gradients of nothing prove nothing: " + output);
      double[] difference = new double[expected.length];
      Arrays.setAll(difference, i -> actual[i] - expected[i]);
      assertTrue(norm(difference) / norm(expected) < 1e-5, "relative difference " + norm(difference) / norm(expected));
    }
  }

  /** Derivative of the mean generator loss by each score, from the papers' formulas. */
  private static double[] slopes(GanLoss.Kind kind, double[] scores) {
    return Arrays.stream(scores)
        .map(score -> switch (kind) {
          case NON_SATURATING -> -1 / (1 + Math.exp(score));
          case LEAST_SQUARES -> 2 * (score - 1);
          case HINGE -> -1;
        })
        .map(slope -> slope / scores.length)
        .toArray();
  }

  @Test
  void averageFollowsTheGenerator() {
    RealImages images = RealImages.of(TinyGan.images(40, 4), Conditions.Kind.NONE);
    try (GanNetworks networks = networks(new TinyGan(), images)) {
      GeneratorTurn turn = generatorTurn(networks, images, GanLoss.Kind.NON_SATURATING);
      turn.play(0, 0.01);
      float[] first = networks.generator().parameters();
      assertArrayEquals(first, networks.average().parameters(), 0, "nothing before the first turn is worth averaging");
      turn.play(10, 0.01);
      float[] second = networks.generator().parameters();
      float[] average = networks.average().parameters();
      for (int i = 0; i < first.length; i++) {
        assertEquals((first[i] + second[i]) / 2, average[i], 1e-6);
      }
    }
  }

  @Test
  void scheduleAlternatesAndCounts() {
    TurnSchedule schedule = new TurnSchedule(new TurnSchedule.Turns(3, 2), 2, 6);
    assertEquals(4, schedule.rounds(), "2 epochs of 6 batches in turns of 3");
    assertEquals(20, schedule.batches());
    StringBuilder players = new StringBuilder();
    for (int batch = 0; batch < 10; batch++) {
      players.append(schedule.player(batch).name().charAt(0));
    }
    assertEquals("DDDGGDDDGG", players.toString());
    assertEquals(3, schedule.discriminatorBatches(4));
    assertEquals(1, schedule.generatorBatches(4));
    assertEquals(5, schedule.discriminatorBatches(7));
    assertEquals(List.of(false, true, false), List.of(schedule.roundEnds(4), schedule.roundEnds(5), schedule.roundEnds(6)));
  }

  private GanNetworks networks(GanArchitecture architecture, RealImages images) {
    GanShape shape = new GanShape(1, 4, 4, LATENT, images.conditions().width());
    return GanNetworks.compile(core, "tiny", architecture, shape, CompileOptions.training(BATCH), false, SEED);
  }

  private GeneratorTurn generatorTurn(GanNetworks networks, RealImages images, GanLoss.Kind kind) {
    SampleOrder order = new SampleOrder(images.count(), BATCH, SEED);
    return new GeneratorTurn(networks, images, order, GanLoss.of(kind, 0.1), Updater.adam(0.5), 0.999, BATCH, SEED, arena);
  }

  private DiscriminatorTurn discriminatorTurn(GanNetworks networks, RealImages images) {
    SampleOrder order = new SampleOrder(images.count(), BATCH, SEED);
    return new DiscriminatorTurn(
        networks, images, order, new Shift(0), GanLoss.of(GanLoss.Kind.NON_SATURATING, 0.1), Updater.adam(0.5), Optional.empty(), BATCH, SEED, arena);
  }

  /** Masks are drawn by the name of a layer, which differs in the composed network. */
  private static GanArchitecture withoutDropout(GanArchitecture architecture) {
    return new GanArchitecture() {
      @Override
      public NetworkSpec generator(GanShape shape) {
        return architecture.generator(shape);
      }

      @Override
      public NetworkSpec discriminator(GanShape shape) {
        NetworkSpec spec = architecture.discriminator(shape);
        List<NetworkSpec.Node> kept = spec.nodes().stream().filter(node -> !(node.layer() instanceof Layer.Dropout)).toList();
        return new NetworkSpec(spec.version(), spec.name(), spec.inputs(), kept, spec.outputs());
      }
    };
  }

  private static void assertAllZero(float[] values) {
    for (float value : values) {
      assertEquals(0, value, "a gradient of the discriminator's parameters was left behind");
    }
  }

  private static double[] joined(float[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(part -> java.util.stream.IntStream.range(0, part.length).mapToDouble(i -> part[i])).toArray();
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }
}
