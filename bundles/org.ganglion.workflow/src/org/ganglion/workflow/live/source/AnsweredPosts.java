package org.ganglion.workflow.live.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.live.flow.Completion;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.record.RecordText;

/** Senders wait for what comes out of the graph: the answer is the acknowledgement, so that nothing has to be on the disk before. */
record AnsweredPosts(String token, int largest, Duration patience, Holder holder) implements Posted {
  AnsweredPosts(String token, int largest, Duration patience) {
    this(token, largest, patience, new Holder());
  }

  private static final class Holder {
    private volatile Intake intake;
  }

  @Override
  public void start(Intake intake, Optional<Object> position) {
    holder.intake = intake;
  }

  @Override
  public Reply take(List<LiveRecord> records, boolean single) throws InterruptedException {
    CountDownLatch open = new CountDownLatch(records.size());
    List<Answers> answers = new ArrayList<>();
    for (LiveRecord record : records) {
      Answers answer = new Answers(open);
      answers.add(answer);
      holder.intake.admit(record, answer);
    }
    if (!open.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return new Reply(504, Json.write(Map.of("error", "no answer within " + patience.toMillis() / 1000.0 + " s")));
    }
    if (single) {
      return answers.get(0).reply();
    }
    return new Reply(200, answers.stream().map(Answers::text).collect(Collectors.joining(",", "[", "]")));
  }

  /** What comes out of one record. */
  private static final class Answers implements Completion {
    private final CountDownLatch open;
    private final List<LiveRecord> records = new ArrayList<>(1);
    private String problem = "";

    Answers(CountDownLatch open) {
      this.open = open;
    }

    @Override
    public synchronized void answered(LiveRecord record) {
      records.add(record);
    }

    @Override
    public synchronized void failed(String node, String reason) {
      problem = node + " " + reason;
    }

    @Override
    public void done() {
      open.countDown();
    }

    synchronized Reply reply() {
      boolean nothing = problem.isEmpty() && records.isEmpty();
      return new Reply(nothing ? 204 : problem.isEmpty() ? 200 : 422, nothing ? "" : text());
    }

    synchronized String text() {
      if (!problem.isEmpty()) {
        return Json.write(Map.of("error", problem));
      }
      return records.size() == 1 ? RecordText.write(records.get(0)) : records.stream().map(RecordText::write)
          .collect(Collectors.joining(",", "[", "]"));
    }
  }

  @Override
  public Object position() {
    return null;
  }

  @Override
  public void saved(Object position) {}

  @Override
  public void close() {}
}
