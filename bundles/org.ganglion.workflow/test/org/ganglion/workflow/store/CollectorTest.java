package org.ganglion.workflow.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workflow.cache.StepCache;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.fakes.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store within its quota, and never without what a run needs. */
class CollectorTest {
  @TempDir Path home;

  private final Disk disk = new Disk();

  private String put(ArtifactStore store, String content, int age) throws Exception {
    Path draft = store.draft();
    Files.writeString(draft.resolve("facts.json"), content);
    String digest = store.seal(draft, each -> { });
    Files.setLastModifiedTime(store.get(digest), FileTime.fromMillis(1_000_000L * age));
    return digest;
  }

  @Test
  void theOldestUnreferencedGoFirstAndOnlyAsManyAsMust() throws Exception {
    ArtifactStore store = new ArtifactStore(home, disk);
    List<String> digests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      digests.add(put(store, "0123456789" + i, i));
    }
    Set<String> needed = Set.of(digests.get(0), digests.get(2));
    long freed = new Collector(store, new StepCache(home, disk), () -> needed).collect(7 * 11 + 5);
    assertEquals(3 * 11, freed);
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      if (store.has(digests.get(i))) {
        left.add(i);
      }
    }
    assertEquals(List.of(0, 2, 5, 6, 7, 8, 9), left);
  }

  @Test
  void whatRunsNeedStaysWhateverTheQuota() throws Exception {
    ArtifactStore store = new ArtifactStore(home, disk);
    String needed = put(store, "needed", 1);
    String idle = put(store, "idle", 2);
    assertEquals(4, new Collector(store, new StepCache(home, disk), () -> Set.of(needed)).collect(0));
    assertTrue(store.has(needed));
    assertFalse(store.has(idle));
  }

  @Test
  void whatARunNamesWhileTheCollectorWorksIsPutBack() throws Exception {
    ArtifactStore store = new ArtifactStore(home, disk);
    String first = put(store, "first", 1);
    String second = put(store, "second", 2);
    int[] reads = {0};
    Set<String> named = new HashSet<>();
    new Collector(store, new StepCache(home, disk), () -> {
          if (++reads[0] == 3) {
            named.add(first);
          }
          return named;
        })
        .collect(0);
    assertTrue(store.has(first), "a run took it from the cache between two looks");
    assertFalse(store.has(second));
  }

  @Test
  void twoHundredRunsKeepAllThatTheyNeed() throws Exception {
    Bench bench = new Bench(home);
    List<RunResult> runs = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      runs.add(bench.run("steps:\n  a: { uses: test.constant, with: { value: " + i % 100
          + " } }\n  s: { uses: test.sum, in: { values: a }, with: { times: " + i + " } }\n"));
    }
    for (RunResult gone : runs.subList(0, 50)) {
      disk.delete(home.resolve("runs").resolve(gone.id()));
    }
    long freed = bench.runtime.collect(home, 0);
    assertTrue(freed > 0);
    for (RunResult kept : runs.subList(50, 200)) {
      for (Path artifact : kept.outputs().values()) {
        assertTrue(Files.isDirectory(artifact), artifact + " is still there");
      }
    }
    assertEquals(0, bench.runtime.collect(home, 0), "there is nothing more to free");
    assertEquals(RunStatus.SUCCEEDED,
        bench.run("steps:\n  a: { uses: test.constant, with: { value: 0 } }\n  s: { uses: test.sum, in: { values: a }, with: { times: 0 } }\n")
        .status());
  }

  @Test
  void aRunUnderWayKeepsWhatItHasMade() throws Exception {
    Bench bench = new Bench(home);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch collected = new CountDownLatch(1);
    bench.services.operator("test.do", new Operators.Do((value, context) -> {
      context.publish("value", new org.ganglion.api.artifact.Facts(java.util.Map.of("early", 1)));
      running.countDown();
      return collected.await(30, TimeUnit.SECONDS);
    }));
    RunHandle handle = bench.start(
        "steps:\n  a: { uses: test.constant, with: { value: 1 } }\n  d: { uses: test.do, in: { value: a } }\n"
            + "  s: { uses: test.sum, in: { values: a } }\n");
    assertTrue(running.await(30, TimeUnit.SECONDS));
    bench.runtime.collect(home, 0);
    collected.countDown();
    RunResult result = Bench.end(handle);
    assertEquals(RunStatus.SUCCEEDED, result.status(), result.problem());
    assertTrue(bench.runtime.collect(home, 0) > 0, "the early value is needed no more");
  }
}
