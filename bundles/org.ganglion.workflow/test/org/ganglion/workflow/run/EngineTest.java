package org.ganglion.workflow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.fakes.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensor engines stand in journals and cache keys, reach the steps that compile networks, and get their memory back. */
class EngineTest {
  private static final String WORKFLOW = "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  d: { uses: test.do, in: { value: a } }\n";

  @TempDir Path home;

  private final AtomicInteger openArenas = new AtomicInteger();
  private final AtomicReference<String> wanted = new AtomicReference<>();

  private final class Core implements TensorCore {
    private final String version;

    Core(String version) {
      this.version = version;
    }

    @Override
    public Network compile(NetworkSpec spec, long seed, CompileOptions options) {
      throw new UnsupportedOperationException("no network is compiled here");
    }

    @Override
    public Arena arena() {
      openArenas.incrementAndGet();
      return new Arena() {
        @Override
        public Tensor allocate(DType type, Shape shape) {
          return Tensor.zeros(type, shape);
        }

        @Override
        public long bytes() {
          return 0;
        }

        @Override
        public void close() {
          openArenas.decrementAndGet();
        }
      };
    }

    @Override
    public List<EngineInfo> engines() {
      return List.of(new EngineInfo("fast", version, "CPU", "AVX2"), new EngineInfo("broad", "1", "CPU", "SSE2"));
    }
  }

  private Bench bench() {
    Bench bench = new Bench(home);
    bench.services.add(TensorCore.class, "", "0", false, "core", new Core("1"));
    bench.services.operator("test.do", new Operators.Do((value, context) -> {
      wanted.set(context.engine().orElse("any"));
      return context.arena().floats(2, 3).shape().size();
    }));
    return bench;
  }

  @Test
  void theMemoryOfAStepIsGivenBackAtItsEnd() throws Exception {
    Bench bench = bench();
    RunResult result = bench.run(WORKFLOW);
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertEquals(0, openArenas.get());
    assertEquals(0, bench.services.open.get());
    assertEquals("any", wanted.get());
  }

  @Test
  void everyLineAboutAStepNamesEngineAndInstructionSet() throws Exception {
    RunResult result = bench().run("engine: broad\n" + WORKFLOW);
    assertEquals("broad", wanted.get());
    List<String> lines = Files.readAllLines(home.resolve("runs").resolve(result.id()).resolve("journal.jsonl"));
    List<String> ofSteps = lines.stream().filter(line -> line.contains("\"step\":")).toList();
    assertTrue(ofSteps.size() >= 6);
    for (String line : ofSteps) {
      assertTrue(line.contains("\"operator\":\"test.") && line.contains("\"version\":\"1.0\"") && line.contains("test.plugin 1.0.0 sha256:plugin-1"),
          line);
      assertTrue(line.contains("\"engine\":\"broad 1\",\"instructions\":\"SSE2\""), line);
    }
  }

  @Test
  void anotherVersionOfAnEngineIsAnotherKey() throws Exception {
    Bench bench = bench();
    bench.run(WORKFLOW);
    bench.services.remove("");
    bench.services.add(TensorCore.class, "", "0", false, "core", new Core("2"));
    bench.run(WORKFLOW);
    assertEquals(0, bench.runtime.runs(home).get(0).cached());
    assertTrue(bench.runtime.diff(home, bench.runtime.runs(home).get(1).id(), "last").stream()
        .anyMatch(each -> each.where().equals("engine.version")));
  }

  @Test
  void anUnknownEngineIsToldBeforeAnythingRuns() {
    Bench bench = bench();
    String sentence = assertThrows(WorkflowException.class, () -> bench.run("engine: fats\n" + WORKFLOW)).getMessage();
    assertEquals("test.yaml: engine names no engine 'fats'; did you mean 'fast'?", sentence);
    assertFalse(Files.exists(home.resolve("runs")));
  }
}
