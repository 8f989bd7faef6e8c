package org.ganglion.tensor.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Training must give equal bits whatever number of threads the environment allows; otherwise a run could not be repeated on another machine. */
class ThreadIndependenceTest {
  @Test
  void trainingGivesEqualBitsAtOneTwoAndFiveThreads() throws Exception {
    Assumptions.assumeTrue(new NativeLibrary().threads().controllable(), "this JDK has no final foreign function interface");
    String one = digest(1);
    assertTrue(one.matches("digest( [0-9a-f]+){3}"), one);
    assertEquals(one, digest(2));
    assertEquals(one, digest(5));
  }

  private static String digest(int threads) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), TrainingDigest.class.getName()));
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process does not end");
    return output;
  }
}
