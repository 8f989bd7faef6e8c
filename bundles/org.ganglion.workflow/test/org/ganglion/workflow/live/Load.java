package org.ganglion.workflow.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;

/**
 * Records at a steady rate, each with its number and the moment when it was due, whether or not the workflow took it then; and what came out of them.
 * A pause therefore counts for every record that it held up, also for those that could not even enter.
 */
final class Load extends InputStream {
  private final double rate;
  private final long began = System.nanoTime();
  private final long[] late;
  private byte[] line = new byte[0];
  private int at;
  private long next;
  private volatile boolean ended;
  private volatile int seen;
  private volatile String wrong = "";

  Load(double rate, int most) {
    this.rate = rate;
    this.late = new long[most];
  }

  void end() {
    ended = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  /** A line at a time, so that the reader gets a record when it is due and not a buffer full of them later. */
  @Override
  public int read(byte[] bytes, int from, int length) {
    if (at == line.length) {
      if (ended || next >= late.length) {
        return -1;
      }
      long due = began + (long) (next * 1e9 / rate);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
      }
      line = ("{\"n\":" + next++ + ",\"due\":" + due + "}\n").getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, bytes, from, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return line.length - at;
  }

  record Nothing() {}

  /** Looks whether each record is the next one and whether the count beside it went on without a gap. */
  ProcessorFactory<Nothing, Nothing> sink() {
    return new Sink();
  }

  private final class Sink implements ProcessorFactory<Nothing, Nothing> {
    @Override
    public Processor open(Nothing inputs, Nothing parameters, LiveContext context) {
      return (record, out) -> {
        long number = (Long) record.fields().get("n");
        long count = (Long) record.fields().get("count");
        if (number != seen || count != number + 1) {
          wrong = wrong.isEmpty() ? "record " + number + " with count " + count + " came where " + seen + " was due" : wrong;
        }
        late[seen] = System.nanoTime() - (Long) record.fields().get("due");
        seen++;
      };
    }
  }

  /** Records that came out. */
  int seen() {
    return seen;
  }

  /** Records that went in. */
  long sent() {
    return next;
  }

  /** The first record that was lost, doubled, or in the wrong place; empty when none was. */
  String wrong() {
    return wrong;
  }

  /** Records a second that came out. */
  double reached() {
    return seen / ((System.nanoTime() - began) / 1e9);
  }

  /** Quantile of the times from due to end of a stretch of records, in milliseconds. */
  double quantile(double share, int from, int to) {
    long[] sorted = Arrays.copyOfRange(late, from, to);
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1e6;
  }
}
