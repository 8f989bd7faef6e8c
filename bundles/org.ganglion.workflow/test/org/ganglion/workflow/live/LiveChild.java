package org.ganglion.workflow.live;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.ganglion.workflow.live.Processors.Counting;

/** A process of its own that serves what is deployed in a state folder, or deploys what it is given, to be killed. */
final class LiveChild {
  private LiveChild() {}

  /** Arguments: state folder, and the text of a live workflow or {@code start}. */
  public static void main(String[] arguments) throws Exception {
    LiveBench bench = new LiveBench(Path.of(arguments[0])).processor("test.count", "1.0", new Counting("one"));
    if (arguments[1].equals("start")) {
      bench.engine.start(bench.home);
    } else {
      bench.deploy(arguments[1]);
    }
    new CountDownLatch(1).await();
  }
}
