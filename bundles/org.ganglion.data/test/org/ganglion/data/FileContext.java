package org.ganglion.data;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.tensor.Arena;

/** A context for operators that only read files: relative to a folder. */
public final class FileContext implements RunContext {
  private final Path folder;
  public final List<String> log = new ArrayList<>();

  public FileContext(Path folder) {
    this.folder = folder;
  }

  @Override
  public String step() {
    return "data";
  }

  @Override
  public long seed() {
    return 1;
  }

  @Override
  public RunInfo run() {
    return new RunInfo("run", "test", "", 1, Instant.EPOCH, Map.of());
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void metric(String curve, double x, double value) {
    throw new UnsupportedOperationException("reading files has no curves");
  }

  @Override
  public void mark(double x, String label) {
    throw new UnsupportedOperationException("reading files has no curves");
  }

  @Override
  public Series curves() {
    return new Series(List.of(), List.of());
  }

  @Override
  public void progress(long done, long total, String unit) {
    if (done > total) {
      throw new IllegalArgumentException(done + " of " + total);
    }
  }

  @Override
  public void log(String sentence) {
    log.add(sentence);
  }

  @Override
  public void publish(String port, Object value) {
    throw new UnsupportedOperationException("nothing is shown before the end");
  }

  @Override
  public Optional<Checkpoint> restored() {
    return Optional.empty();
  }

  @Override
  public boolean checkpointDue() {
    return false;
  }

  @Override
  public void checkpoint(Checkpoint.Body body) {
    throw new UnsupportedOperationException("no checkpoint is due");
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public Path scratch() {
    throw new UnsupportedOperationException("no scratch folder here");
  }

  @Override
  public Arena arena() {
    throw new UnsupportedOperationException("reading files takes no tensors");
  }

  @Override
  public Path file(String path) {
    return folder.resolve(path).normalize();
  }

  @Override
  public <T> T use(Class<T> type, String id) {
    throw new UnsupportedOperationException("no services here");
  }
}
