package org.ganglion.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.ganglion.cli.Client;
import org.ganglion.cli.UserException;
import org.ganglion.runtime.api.RunOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that execute a run. */
final class RunningOptions {
  @Mixin private final HomeOption home;

  @Option(names = "--engine", paramLabel = "NAME", description = "Tensor engine for networks that do not name one.")
  private String engine;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads in all; 0 takes those of the machine.")
  private int threads;

  @Option(names = "--no-cache", description = "Runs every step anew, even where an earlier run has the same results.")
  private boolean noCache;

  @Option(names = "--checkpoint-every", paramLabel = "SECONDS", defaultValue = "20",
      description = "At least this long between checkpoints of a step; 20.")
  private int checkpointEvery;

  @Option(names = "--json", description = "Writes events as JSON, one a line.")
  boolean json;

  @Option(names = {"-q", "--quiet"}, description = "Writes the path of the report only.")
  boolean quiet;

  RunningOptions(Client client) {
    this.home = new HomeOption(client);
  }

  RunOptions read() throws IOException {
    if (threads < 0) {
      throw new UserException("--threads takes 0 or more, not " + threads);
    }
    if (checkpointEvery < 0) {
      throw new UserException("--checkpoint-every takes 0 or more seconds, not " + checkpointEvery);
    }
    return new RunOptions(home.open(), !noCache, threads, Optional.ofNullable(engine), Duration.ofSeconds(checkpointEvery));
  }
}
