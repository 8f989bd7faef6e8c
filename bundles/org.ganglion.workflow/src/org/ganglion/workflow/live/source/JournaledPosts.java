package org.ganglion.workflow.live.source;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.record.RecordJournal;
import org.ganglion.workflow.live.record.RecordText;
import org.ganglion.workflow.live.record.Watermark;

/**
 * Senders are thanked when their records are on the disk. One thread writes what has come in since its last write, waits for the disk once for all of
 * it, thanks, and lets the records into the graph: the order of the journal is the order of the graph, and a graph that is full makes senders wait.
 */
final class JournaledPosts implements Posted {
  private static final int WAITING = 1024;

  private final String token;
  private final int largest;
  private final Duration patience;
  private final SourceSetting setting;
  private final Disk disk;
  private final BlockingQueue<Post> posts = new ArrayBlockingQueue<>(WAITING);
  private RecordJournal journal;
  private volatile Watermark done;
  private Thread thread;

  private record Post(List<LiveRecord> records, CompletableFuture<Void> kept) {}

  JournaledPosts(String token, int largest, Duration patience, SourceSetting setting, Disk disk) {
    this.token = token;
    this.largest = largest;
    this.patience = patience;
    this.setting = setting;
    this.disk = disk;
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public int largest() {
    return largest;
  }

  @Override
  public Reply take(List<LiveRecord> records, boolean single) throws IOException, InterruptedException {
    Post post = new Post(records, new CompletableFuture<>());
    try {
      if (posts.offer(post, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        post.kept().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return new Reply(202, Json.write(Map.of("accepted", records.size())));
      }
    } catch (TimeoutException e) {
      // The records may still be kept; whoever sends them again sends them twice, which at least once allows.
      return busy();
    } catch (ExecutionException e) {
      return new Reply(507, Json.write(Map.of("error", "the records could not be kept: " + e.getCause().getMessage())));
    }
    return busy();
  }

  private static Reply busy() {
    return new Reply(503, Json.write(Map.of("error", "the workflow does not keep up; send the records again later")));
  }

  @Override
  public synchronized void start(Intake intake, Optional<Object> position) throws IOException {
    journal = RecordJournal.open(setting.folder(), disk);
    done = new Watermark(Math.min(journal.next(), position.map(number -> ((Number) number).longValue()).orElse(0L)));
    thread = SourceThreads.start(setting, () -> {
      journal.replay(done.position(), kept -> intake.admit(kept.record(), done.begin(kept.number() + 1)::done));
      while (true) {
        List<Post> batch = new ArrayList<>(List.of(posts.take()));
        posts.drainTo(batch);
        keep(batch, intake);
      }
    });
  }

  private void keep(List<Post> batch, Intake intake) throws InterruptedException {
    long number;
    try {
      number = journal.append(batch.stream().flatMap(post -> post.records().stream()).map(RecordText::keep).toList());
    } catch (IOException e) {
      batch.forEach(post -> post.kept().completeExceptionally(e));
      return;
    }
    List<Watermark.Mark> marks = new ArrayList<>();
    for (Post post : batch) {
      for (int i = 0; i < post.records().size(); i++) {
        marks.add(done.begin(++number));
      }
    }
    batch.forEach(post -> post.kept().complete(null));
    int next = 0;
    for (Post post : batch) {
      for (LiveRecord record : post.records()) {
        intake.admit(record, marks.get(next++)::done);
      }
    }
  }

  @Override
  public Object position() {
    Watermark mark = done;
    return mark == null ? null : mark.position();
  }

  @Override
  public void saved(Object position) {
    try {
      journal.forget(((Number) position).longValue());
    } catch (IOException e) {
      setting.log().accept("old records could not be removed: " + e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    SourceThreads.end(thread);
    List<Post> late = new ArrayList<>();
    posts.drainTo(late);
    late.forEach(post -> post.kept().completeExceptionally(new IOException("the source is being closed; send them again")));
    try {
      if (journal != null) {
        journal.close();
      }
    } catch (IOException e) {
      setting.log().accept("the journal could not be closed: " + e.getMessage());
    }
  }
}
