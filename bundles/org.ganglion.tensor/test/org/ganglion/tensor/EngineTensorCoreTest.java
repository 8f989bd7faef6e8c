package org.ganglion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.UnsupportedNetworkException;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.InvalidNetworkException;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.memory.MemoryBudget;
import org.junit.jupiter.api.Test;

/** Fails where the core takes another engine than ranking, abilities and wishes say, or does not say why it takes none. */
class EngineTensorCoreTest {
  private static final NetworkSpec SMALL = NetworkSpec.builder("small").input("x", 3).add("d", Layers.dense(2)).build();
  private static final CompileOptions OPTIONS = CompileOptions.training(4);

  private final NamedEngine fast = new NamedEngine("fast", Layer.Dense.class, 1000);
  private final NamedEngine broad = NamedEngine.of("broad");

  private static EngineTensorCore core(String standard) {
    return new EngineTensorCore(new MemoryBudget(1 << 20), standard);
  }

  private EngineTensorCore both(String standard) {
    EngineTensorCore core = core(standard);
    core.addEngine(broad, Map.of("service.ranking", 10, "service.id", 1L));
    core.addEngine(fast, Map.of("service.ranking", 100, "service.id", 2L));
    return core;
  }

  @Test
  void enginesAreListedByRankingAndThenByAge() {
    EngineTensorCore core = both("");
    core.addEngine(NamedEngine.of("late"), Map.of("service.ranking", 10, "service.id", 3L));
    assertEquals(List.of("fast", "broad", "late"), core.engines().stream().map(EngineInfo::id).toList());
    core.removeEngine(fast);
    assertEquals(List.of("broad", "late"), core.engines().stream().map(EngineInfo::id).toList());
  }

  @Test
  void thePreferredEngineCompilesWhatItCan() {
    EngineTensorCore core = both("");
    core.compile(NetworkSpec.builder("easy").input("x", 3).activate("r", Layer.Function.RELU).build(), 1, OPTIONS).close();
    assertEquals(List.of("easy"), fast.compiled);
  }

  @Test
  void itIsSaidWhichEngineTookOverAndWhy() {
    List<String> lines = new ArrayList<>();
    new EngineChoice(List.of(fast, broad), "", lines::add).first(NetworkGraph.of(SMALL), OPTIONS, engine -> engine.info().id());
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).startsWith("network 'small' is compiled by broad, because fast refuses it: "), lines.get(0));
  }

  @Test
  void theNextEngineIsTakenWhereThePreferredOneRefuses() {
    both("").compile(SMALL, 1, OPTIONS).close();
    assertEquals(List.of(), fast.compiled);
    assertEquals(List.of("small"), broad.compiled);
  }

  @Test
  void anEngineAskedForIsTakenAloneAndRefusesAloud() {
    NetworkSpec easy = NetworkSpec.builder("easy").input("x", 3).activate("r", Layer.Function.RELU).build();
    both("").compile(easy, 1, OPTIONS.onEngine("broad")).close();
    assertEquals(List.of("easy"), broad.compiled);
    UnsupportedNetworkException refused =
        assertThrows(UnsupportedNetworkException.class, () -> both("").compile(SMALL, 1, OPTIONS.onEngine("fast")));
    assertEquals("network 'small' can be compiled by no engine: fast refuses it: 'd' is too hard", refused.getMessage());
  }

  @Test
  void theStandardEngineReplacesTheRankingButNotAWish() {
    NetworkSpec easy = NetworkSpec.builder("easy").input("x", 3).activate("r", Layer.Function.RELU).build();
    EngineTensorCore core = both("broad");
    core.compile(easy, 1, OPTIONS).close();
    core.compile(easy, 1, OPTIONS.onEngine("fast")).close();
    assertEquals(List.of("easy"), broad.compiled);
    assertEquals(List.of("easy"), fast.compiled);
  }

  @Test
  void whereNoEngineFitsTheMessageNamesNetworkLayerAndEngines() {
    UnsupportedNetworkException unknown =
        assertThrows(UnsupportedNetworkException.class, () -> both("").compile(SMALL, 1, OPTIONS.onEngine("gpu")));
    assertEquals("network 'small' is to be compiled by the engine 'gpu', there is only fast, broad", unknown.getMessage());
    UnsupportedNetworkException none = assertThrows(UnsupportedNetworkException.class, () -> core("").compile(SMALL, 1, OPTIONS));
    assertTrue(none.getMessage().contains("no tensor engine"), none.getMessage());
  }

  @Test
  void startValuesAreThoseOfSpecAndSeed() {
    try (Network network = both("").compile(SMALL, 7, OPTIONS)) {
      assertArrayEquals(Initialisation.parameters(NetworkGraph.of(SMALL), 7), network.parameters());
    }
  }

  @Test
  void kernelsOfCustomLayersAreFoundByTheirServiceProperty() {
    NetworkSpec twice = NetworkSpec.builder("twice").input("x", 3).add("c", new Layer.Custom("test.twice", Map.of())).build();
    EngineTensorCore core = both("");
    Twice old = new Twice();
    Twice replacement = new Twice();
    core.addKernel(old, Map.of("ganglion.id", "test.twice"));
    core.addKernel(replacement, Map.of("ganglion.id", "test.twice"));
    core.removeKernel(old, Map.of("ganglion.id", "test.twice"));
    try (Network network = core.compile(twice, 1, OPTIONS)) {
      assertArrayEquals(new float[] {2, 4, 6}, network.forward(Tensor.of(Shape.of(1, 3), 1, 2, 3), Mode.INFERENCE).toFloatArray());
    }
    core.removeKernel(replacement, Map.of("ganglion.id", "test.twice"));
    assertThrows(InvalidNetworkException.class, () -> core.compile(twice, 1, OPTIONS));
  }

  private static final class Twice implements LayerKernel {
    @Override
    public Shape outputShape(List<Shape> inputs, Map<String, Object> parameters) {
      return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs, Map<String, Object> parameters) {
      return List.of();
    }

    @Override
    public void forward(Call call, FloatBuffer output) {
      for (int i = 0; i < call.batch() * call.inputShapes().get(0).size(); i++) {
        output.put(i, 2 * call.inputs().get(0).get(i));
      }
    }

    @Override
    public void backward(Call call, FloatBuffer output, FloatBuffer gradient, List<FloatBuffer> inputs, List<FloatBuffer> parameters) {
      throw new UnsupportedOperationException("this test goes forward only");
    }
  }
}
