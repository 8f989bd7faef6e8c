package org.ganglion.tensor.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fails where an arena's memory is unaligned, not zero, not charged, or not given back to the operating system. */
class BudgetedArenaTest {
  static Stream<DirectMemory> kinds() {
    return Stream.of(new DirectMemory.Cleaned(), DirectMemory.ofThisJvm());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tensorsAreZeroAndAligned(DirectMemory memory) {
    try (BudgetedArena arena = new BudgetedArena(new MemoryBudget(1 << 20), memory)) {
      for (int size : new int[] {0, 1, 15, 16, 17, 1000}) {
        Tensor tensor = arena.floats(size);
        assertEquals(0, tensor.bytes().alignmentOffset(0, 64), "alignment of " + size + " floats");
        assertEquals(size * 4, tensor.bytes().capacity());
        for (int i = 0; i < size; i++) {
          assertEquals(0, tensor.floats().get(i));
          tensor.floats().put(i, i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void closingGivesEverythingBackAndTensorsThrow(DirectMemory memory) {
    MemoryBudget budget = new MemoryBudget(10_000);
    BudgetedArena arena = new BudgetedArena(budget, memory);
    Tensor first = arena.floats(100);
    Tensor second = arena.allocate(DType.UINT8, Shape.of(50));
    assertEquals(450, arena.bytes());
    first.close();
    assertEquals(50, budget.used(), "a tensor may go before its arena");
    arena.close();
    arena.close();
    assertEquals(0, budget.used());
    assertEquals(0, arena.bytes());
    assertThrows(IllegalStateException.class, second::bytes);
    assertThrows(IllegalStateException.class, () -> arena.floats(1));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void memoryReallyGoesBackToTheSystem(DirectMemory memory) throws IOException {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/statm")), "resident memory is read from /proc");
    long before = resident();
    for (int round = 0; round < 20; round++) {
      try (BudgetedArena arena = new BudgetedArena(new MemoryBudget(1L << 30), memory)) {
        Tensor tensor = arena.floats(32 << 20);
        for (int page = 0; page < 32 << 20; page += 1024) {
          tensor.floats().put(page, 1);
        }
      }
    }
    long grown = resident() - before;
    assertTrue(grown < 400L << 20, "20 arenas of 128 MiB, one after the other, left " + (grown >> 20) + " MiB behind");
  }

  private static long resident() throws IOException {
    return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
  }

  @Test
  void aBufferThatOutlivesItsArenaThrowsWhereTheJvmCanTell() {
    Assumptions.assumeTrue(Runtime.version().feature() >= 22, "memory segments are final from Java 22 on");
    BudgetedArena arena = new BudgetedArena(new MemoryBudget(1 << 20));
    FloatBuffer kept = arena.floats(4).floats();
    arena.close();
    assertThrows(IllegalStateException.class, () -> kept.get(0));
  }

  @Test
  void whatDoesNotFitIsRefusedWithAllNumbers() {
    MemoryBudget budget = new MemoryBudget(4 << 20);
    try (BudgetedArena arena = new BudgetedArena(budget)) {
      arena.floats(1 << 19);
      Arena.OutOfMemory refused = assertThrows(Arena.OutOfMemory.class, () -> arena.floats(64, 1 << 14));
      assertEquals(
          "a tensor of 64×16384 FLOAT32 needs 4.0 MiB, but 2.0 MiB of the memory budget of 4.0 MiB are in use (system property ganglion.memory)",
          refused.getMessage());
      assertEquals(2 << 20, budget.used());
    }
    try (BudgetedArena arena = new BudgetedArena(new MemoryBudget(Long.MAX_VALUE))) {
      assertThrows(Arena.OutOfMemory.class, () -> arena.floats(1L << 30), "one tensor holds 2 GiB");
    }
  }

  @Test
  void manyThreadsChargeExactlyWhatTheyTake() throws Exception {
    MemoryBudget budget = new MemoryBudget(1 << 20);
    try (BudgetedArena arena = new BudgetedArena(budget);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> work = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        work.add(threads.submit(() -> {
          for (int i = 0; i < 200; i++) {
            arena.floats(16).close();
            arena.floats(16);
          }
        }));
      }
      for (Future<?> done : work) {
        done.get();
      }
      assertEquals(4 * 200 * 64, budget.used());
    }
    assertEquals(0, budget.used());
  }
}
