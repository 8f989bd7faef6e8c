package org.ganglion.anomaly.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;

/**
 * Scores all windows of a file in chunks, on all cores, with memory that does not depend on the file: one thread reads and writes in order, the
 * others score. A state is written now and then; after a crash it goes on behind the last one, and the file of scores is cut to it.
 */
public final class FileScorer {
  private static final int CHUNK = 1 << 16;
  private static final String PART = "place";

  private final RowSource source;
  private final int sensors;
  private final int window;
  private final ScoreSummary summary;
  private final float[][] tail;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final LongAdder busy = new LongAdder();
  private final LongAdder scoring = new LongAdder();
  private float[][] written;
  private long before;
  private long done;
  private long place;

  private record Pending(Future<float[]> scores, int count, long position, float[][] tail) {}

  /**
   * A scorer of a source whose columns are chosen.
   *
   * @param threshold what is counted as high
   */
  public FileScorer(RowSource source, int sensors, int window, double threshold) {
    this.source = source;
    this.sensors = sensors;
    this.window = window;
    this.summary = new ScoreSummary(threshold, window);
    this.tail = new float[sensors][window - 1];
    for (float[] values : tail) {
      // Before the first row nothing was measured: the first windows have no score.
      Arrays.fill(values, Float.NaN);
    }
    this.place = source.position();
  }

  /** Scores from where it stands to the end; gives the number of rows. */
  public long run(Path to, Supplier<ChunkScorer> scorers, RunContext context) throws IOException, InterruptedException {
    int threads = context.threads();
    long began = clock.getCurrentThreadCpuTime();
    BlockingQueue<ChunkScorer> idle = new ArrayBlockingQueue<>(threads);
    for (int i = 0; i < threads; i++) {
      idle.add(scorers.get());
    }
    try (ScoreSink sink = new ScoreSink(to);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      if (context.restored().isPresent()) {
        restore(context.restored().get(), sink);
        before = done;
        context.log("goes on behind row " + done);
      } else {
        sink.begin();
      }
      boolean more = true;
      while (more || !pending.isEmpty()) {
        context.checkCancelled();
        more = more && submit(pool, idle);
        if (pending.size() > threads || !more && !pending.isEmpty()) {
          take(sink);
          context.progress(done, Math.max(0, source.rows()), "rows");
          if (context.checkpointDue()) {
            long written = sink.place();
            context.checkpoint(parts -> write(parts, written));
          }
        }
      }
      sink.end();
    }
    busy.add(clock.getCurrentThreadCpuTime() - began);
    return done;
  }

  private boolean submit(ExecutorService pool, BlockingQueue<ChunkScorer> idle) throws IOException {
    float[][] rows = new float[sensors][window - 1 + CHUNK + ChunkScorer.padding()];
    for (int s = 0; s < sensors; s++) {
      System.arraycopy(tail[s], 0, rows[s], 0, window - 1);
    }
    int count = source.read(rows, window - 1, CHUNK);
    if (count == 0) {
      return false;
    }
    for (int s = 0; s < sensors; s++) {
      System.arraycopy(rows[s], count, tail[s], 0, window - 1);
    }
    float[][] behind = Arrays.stream(tail).map(float[]::clone).toArray(float[][]::new);
    Future<float[]> scores =
        pool.submit(() -> {
          ChunkScorer scorer = idle.take();
          long began = clock.getCurrentThreadCpuTime();
          try {
            return scorer.score(rows, count);
          } finally {
            scoring.add(clock.getCurrentThreadCpuTime() - began);
            idle.add(scorer);
          }
        });
    pending.add(new Pending(scores, count, source.position(), behind));
    return true;
  }

  private void take(ScoreSink sink) throws IOException, InterruptedException {
    Pending first = pending.remove();
    try {
      float[] scores = first.scores().get();
      sink.write(scores, first.count());
      summary.add(done, scores);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the rows from " + done + " on cannot be scored: " + e.getCause().getMessage(), e.getCause());
    }
    done += first.count();
    place = first.position();
    written = first.tail();
  }

  private void write(Checkpoint.Parts parts, long sinkPlace) throws IOException {
    try (DataOutputStream out = new DataOutputStream(parts.create(PART))) {
      out.writeLong(done);
      out.writeLong(place);
      out.writeLong(sinkPlace);
      for (float[] values : written) {
        for (float value : values) {
          out.writeFloat(value);
        }
      }
      summary.write(out);
    }
  }

  private void restore(Checkpoint checkpoint, ScoreSink sink) throws IOException {
    try (DataInputStream in = new DataInputStream(checkpoint.open(PART))) {
      done = in.readLong();
      place = in.readLong();
      long sinkPlace = in.readLong();
      for (float[] values : tail) {
        for (int i = 0; i < values.length; i++) {
          values[i] = in.readFloat();
        }
      }
      summary.read(in);
      source.seek(place, done);
      sink.resume(sinkPlace, done);
    }
  }

  /** Rows for each second that one core spent on them since it began or went on; of all the work, or of scoring alone. */
  public double rowsPerCoreSecond(boolean readingAndWriting) {
    long nanos = scoring.sum() + (readingAndWriting ? busy.sum() : 0);
    return (done - before) / (Math.max(1, nanos) / 1e9);
  }

  /** What is kept of the scores. */
  public ScoreSummary summary() {
    return summary;
  }
}
