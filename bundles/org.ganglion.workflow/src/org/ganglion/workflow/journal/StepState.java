package org.ganglion.workflow.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a step stands, by the entries of its run's journal so far. */
public final class StepState {
  /** Stages of a step. */
  public enum Stage {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    STOPPED,
    SKIPPED
  }

  private record Batch(long seq, List<List<Object>> items) {}

  private final String id;
  private final List<Batch> batches = new ArrayList<>();
  private Stage stage = Stage.WAITING;
  private Entry start;
  private Duration took = Duration.ZERO;
  private boolean cached;
  private boolean internal;
  private String problem = "";
  private String history = "";
  private Map<String, String> artifacts = Map.of();
  private final Map<String, String> published = new LinkedHashMap<>();
  private final Map<String, Long> checkpoints = new HashMap<>();

  StepState(String id) {
    this.id = id;
  }

  void apply(Entry entry) {
    switch (entry.type()) {
      case "step-started" -> {
        start = entry;
        stage = Stage.RUNNING;
        problem = "";
        cached = false;
        artifacts = Map.of();
        history = "";
        batches.removeIf(batch -> batch.seq() > entry.number("from"));
        if (entry.number("from") == 0) {
          took = Duration.ZERO;
        }
      }
      case "trace" -> batches.add(new Batch(entry.seq(), entry.list("items")));
      case "published" -> published.put(entry.text("port"), entry.text("digest"));
      case "checkpointing" -> checkpoints.put(entry.text("checkpoint"), entry.seq());
      case "checkpointed" -> took = Duration.ofMillis(entry.number("tookMillis"));
      case "step-finished" -> {
        stage = Stage.DONE;
        cached = entry.flag("cached");
        took = Duration.ofMillis(entry.number("tookMillis"));
        history = entry.text("history");
        artifacts = entry.map("artifacts");
        published.clear();
      }
      case "step-failed" -> {
        stage = Stage.FAILED;
        problem = entry.text("problem");
        internal = entry.flag("internal");
        took = Duration.ofMillis(entry.number("tookMillis"));
      }
      case "step-stopped" -> stage = Stage.STOPPED;
      case "step-skipped" -> stage = Stage.SKIPPED;
      default -> { }
    }
  }

  /** Its name in the workflow. */
  public String id() {
    return id;
  }

  /** Where it stands. */
  public Stage stage() {
    return stage;
  }

  /** The operator, empty before the start. */
  public String operator() {
    return start == null ? "" : start.text("operator");
  }

  /** The operator's version. */
  public String version() {
    return start == null ? "" : start.text("version");
  }

  /** The plug-in with version and digest. */
  public String plugin() {
    return start == null ? "" : start.text("plugin");
  }

  /** The tensor engine and its instruction set. */
  public String engine() {
    return start == null ? "" : start.text("engine");
  }

  /** Parameters with defaults filled in. */
  public Map<String, Object> parameters() {
    return start == null ? Map.of() : start.map("parameters");
  }

  /** Port to what feeds it. */
  public Map<String, String> inputs() {
    return start == null ? Map.of() : start.map("inputs");
  }

  /** External files by parameter, with the digests of their content. */
  public Map<String, String> files() {
    return start == null ? Map.of() : start.map("files");
  }

  /** When it was started last; null before. */
  public Instant started() {
    return start == null ? null : start.at();
  }

  /** How long it has computed, all executions since its beginning together. */
  public Duration took() {
    return took;
  }

  /** Whether its outputs came from the cache. */
  public boolean cached() {
    return cached;
  }

  /** Port to digest, of a step that is done. */
  public Map<String, String> artifacts() {
    return artifacts;
  }

  /** Port to digest of values before the end. */
  public Map<String, String> published() {
    return published;
  }

  /** Digest of curves and log of a step that is done; empty when it told nothing. */
  public String history() {
    return history;
  }

  /** Why it failed; empty when it did not. */
  public String problem() {
    return stage == Stage.FAILED ? problem : "";
  }

  /** Whether it failed by a fault of plug-in or platform. */
  public boolean internal() {
    return internal;
  }

  /** Position of the line that announced a checkpoint; empty when the journal knows none of that name. */
  public Optional<Long> checkpoint(String name) {
    return Optional.ofNullable(checkpoints.get(name));
  }

  /** Items of curves and log up to a position of the journal. */
  public List<List<Object>> items(long upTo) {
    List<List<Object>> items = new ArrayList<>();
    batches.stream().filter(batch -> batch.seq() <= upTo).forEach(batch -> items.addAll(batch.items()));
    return items;
  }

  /** Curves and log. */
  public Trace trace() {
    Trace trace = new Trace();
    items(Long.MAX_VALUE).forEach(trace::add);
    return trace;
  }
}
