package org.ganglion.plugins.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {
  @TempDir private Path folder;

  private static void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** If this failed, one bad jar would end the watch without a word, or its refusal would outlive it. */
  @Test
  void whateverAJarBringsAboutIsSaidOfItAndTheNextIsTaken() throws Exception {
    BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    try (WatchedFolder watched = WatchedFolder.begin(folder, jar -> {
      if (jar.endsWith("bad.jar")) {
        throw new NoClassDefFoundError("com/example/Gone");
      }
      taken.add(jar.getFileName().toString());
    })) {
      Path bad = Files.writeString(folder.resolve("bad.jar"), "bad");
      Path refusal = folder.resolve("bad.jar.refused.txt");
      await(() -> Files.exists(refusal) && refusal.toFile().length() > 0, "the refusal");
      assertEquals("com/example/Gone\n", Files.readString(refusal));
      Files.writeString(folder.resolve("good.jar"), "good");
      assertEquals("good.jar", taken.poll(20, TimeUnit.SECONDS));
      Files.delete(bad);
      await(() -> !Files.exists(refusal), "the refusal to go with its jar");
    }
  }
}
