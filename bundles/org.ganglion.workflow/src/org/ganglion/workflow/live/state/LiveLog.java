package org.ganglion.workflow.live.state;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.live.flow.Node;
import org.ganglion.workflow.live.record.RecordText;

/** What happened to a live workflow and which records failed, in files of its folder. A disk that is full stops neither. Thread-safe. */
public final class LiveLog implements Node.DeadLetters, AutoCloseable {
  private final LineFile events;
  private final LineFile letters;
  private volatile String problem = "";

  /** Writes into a live workflow's folder. */
  public LiveLog(LiveFolder folder, Disk disk) {
    this.events = new LineFile(folder.log(), disk);
    this.letters = new LineFile(folder.deadLetters(), disk);
  }

  /** A sentence about a node, or about all where the name is empty. */
  public void tell(String node, String sentence) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", node);
    fields.put("what", sentence);
    write(events, fields);
  }

  @Override
  public void add(String node, LiveRecord record, String reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", node);
    fields.put("reason", reason);
    try {
      fields.put("record", Json.read(RecordText.write(record)));
    } catch (IOException | RuntimeException e) {
      fields.put("record", "cannot be written: " + e.getMessage());
    }
    write(letters, fields);
  }

  private void write(LineFile file, Map<String, Object> fields) {
    try {
      file.add(fields);
    } catch (IOException e) {
      problem = "the log cannot be written: " + e.getMessage();
    }
  }

  /** Why something could not be written; empty when all was. */
  public String problem() {
    return problem;
  }

  @Override
  public void close() {
    try {
      events.close();
      letters.close();
    } catch (IOException e) {
      problem = "the log cannot be closed: " + e.getMessage();
    }
  }
}
