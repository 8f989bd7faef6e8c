package org.ganglion.plugins.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lines written to a file at a steady rate, each with its number and the moment when it was due, and what came out of the workflow that follows the
 * file. A pause counts for every record that it held up.
 */
final class Stream implements Consumer<Map<String, Object>>, AutoCloseable {
  private static final int MOST = 4_000_000;

  private final int rate;
  private final Path file;
  private volatile long began;
  private final long[] late = new long[MOST];
  private final Set<String> versions = new TreeSet<>();
  private final Thread writer = Thread.ofPlatform().daemon().name("stream").unstarted(this::write);
  private volatile boolean ended;
  private volatile int sent;
  private volatile int seen;
  private volatile String wrong = "";
  private volatile String last = "";

  Stream(int rate, Path file) {
    this.rate = rate;
    this.file = file;
  }

  void start() {
    began = System.nanoTime();
    writer.start();
  }

  private void write() {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (!ended && sent < MOST) {
        long elapsed = System.nanoTime() - began;
        StringBuilder lines = new StringBuilder();
        int next = sent;
        for (long due = next * 1_000_000_000L / rate; due <= elapsed && next < MOST; due = ++next * 1_000_000_000L / rate) {
          lines.append("{\"n\":").append(next).append(",\"due\":").append(began + due).append("}\n");
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        sent = next;
        LockSupport.parkNanos(500_000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks whether each record is the next one and whether the count beside it went on without a gap. */
  @Override
  public void accept(Map<String, Object> fields) {
    long number = (Long) fields.get("n");
    long count = (Long) fields.get("count");
    if (wrong.isEmpty() && (number != seen || count != number + 1)) {
      wrong = "record " + number + " with count " + count + " came where " + seen + " was due";
    }
    last = (String) fields.get("version");
    versions.add(last);
    late[seen] = System.nanoTime() - (Long) fields.get("due");
    seen++;
  }

  int sent() {
    return sent;
  }

  int seen() {
    return seen;
  }

  /** The version that made the last record. */
  String version() {
    return last;
  }

  /** How many versions made records. */
  int versions() {
    return versions.size();
  }

  /** The first record that was lost, doubled, or in the wrong place; empty when none was. */
  String wrong() {
    return wrong;
  }

  double reached() {
    return seen / ((System.nanoTime() - began) / 1e9);
  }

  /** Quantile of the times from due to end of a stretch of records, in milliseconds. */
  double quantile(double share, int from, int to) {
    long[] sorted = Arrays.copyOfRange(late, from, to);
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1e6;
  }

  /** Writes no more. */
  @Override
  public void close() throws InterruptedException {
    ended = true;
    writer.join();
  }
}
