package org.ganglion.experiments.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.kit.json.Json;

/** Trials that are done, durably: a search that is killed goes on with what it knew. Thread-safe. */
public final class Ledger {
  private static final String PART = "trials.json";

  private final Map<List<Integer>, Trial> done = new LinkedHashMap<>();

  /** The trials of a checkpoint; none without one. */
  public static Ledger of(Optional<Checkpoint> restored) throws IOException {
    Ledger ledger = new Ledger();
    if (restored.isPresent()) {
      try (InputStream in = restored.get().open(PART)) {
        for (Object line : (List<?>) Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
          ledger.add(trial((Map<?, ?>) line));
        }
      }
    }
    return ledger;
  }

  /** A trial that is over. */
  public synchronized void add(Trial trial) {
    done.put(List.of(trial.number(), trial.rung()), trial);
  }

  /** A trial that was done before. */
  public synchronized Optional<Trial> find(int number, int rung) {
    return Optional.ofNullable(done.get(List.of(number, rung)));
  }

  /** All, by rung, then number: the same order whoever finished first. */
  public synchronized List<Trial> trials() {
    List<Trial> trials = new ArrayList<>(done.values());
    trials.sort(java.util.Comparator.comparingInt(Trial::rung).thenComparingInt(Trial::number));
    return Collections.unmodifiableList(trials);
  }

  /** Writes all of it. */
  public void write(Checkpoint.Parts parts) throws IOException {
    List<Object> lines = new ArrayList<>();
    for (Trial trial : trials()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("number", trial.number());
      line.put("setting", trial.setting());
      line.put("rung", trial.rung());
      line.put("epochs", trial.epochs());
      line.put("score", trial.score());
      line.put("loss", trial.loss());
      line.put("parameters", trial.parameters());
      line.put("seconds", trial.seconds());
      line.put("problem", trial.problem());
      lines.add(line);
    }
    try (OutputStream out = parts.create(PART)) {
      out.write(Json.write(lines).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Trial trial(Map<?, ?> line) {
    Map<String, Object> setting = new LinkedHashMap<>();
    ((Map<?, ?>) line.get("setting")).forEach((name, value) -> setting.put(name.toString(), value));
    return new Trial(number(line, "number"), setting, number(line, "rung"), number(line, "epochs"), Json.number(line.get("score")),
        Json.number(line.get("loss")),
        ((Number) line.get("parameters")).longValue(), Json.number(line.get("seconds")), line.get("problem").toString());
  }

  private static int number(Map<?, ?> line, String name) {
    return ((Number) line.get(name)).intValue();
  }
}
