package org.ganglion.workflow.home;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.kit.json.Json;

/**
 * Locks on runs: one process executes a run. The operating system gives a lock back when its process ends in any way.
 *
 * <p>Closing any handle of a locked file gives up the lock of the whole process on many systems, so that this process must never open a lock file
 * that it holds: it asks its own list first.
 */
public final class RunLocks {
  /** Whoever only asks who holds a lock holds it for a moment. */
  private static final int TRIES = 5;

  private static final long BETWEEN_TRIES = 20_000_000;

  private final Map<Path, Held> held = new ConcurrentHashMap<>();

  /** A lock that is held. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes the lock of a run.
   *
   * @throws IOException with a sentence that names the holder, when another process or this one executes it
   */
  public Held take(RunFolder run) throws IOException {
    Path file = run.lock();
    Held mine = new Held() {
      @Override
      public void close() {
        held.remove(file, this);
      }
    };
    if (held.putIfAbsent(file, mine) != null) {
      throw new IOException("run " + run.id() + " is being executed by this very process");
    }
    try {
      RandomAccessFile handle = new RandomAccessFile(file.toFile(), "rw");
      FileLock lock = tryLock(handle);
      for (int tries = 0; lock == null && tries < TRIES; tries++) {
        LockSupport.parkNanos(BETWEEN_TRIES);
        lock = tryLock(handle);
      }
      if (lock == null) {
        handle.close();
        throw new IOException("run " + run.id() + " is being executed by " + holder(file));
      }
      handle.setLength(0);
      handle.write(Json.pretty(me()).getBytes(StandardCharsets.UTF_8));
      Held locked = new Held() {
        @Override
        public void close() {
          if (held.remove(file, this)) {
            closeQuietly(handle);
          }
        }
      };
      held.put(file, locked);
      return locked;
    } catch (IOException | RuntimeException e) {
      mine.close();
      throw e;
    }
  }

  /** Who executes a run; empty when nobody does. */
  public Optional<String> holder(RunFolder run) throws IOException {
    if (held.containsKey(run.lock())) {
      return Optional.of("this process");
    }
    if (!Files.exists(run.lock())) {
      return Optional.empty();
    }
    try (RandomAccessFile handle = new RandomAccessFile(run.lock().toFile(), Files.isWritable(run.lock()) ? "rw" : "r")) {
      FileLock lock = Files.isWritable(run.lock()) ? tryLock(handle) : handle.getChannel().tryLock(0, Long.MAX_VALUE, true);
      if (lock != null) {
        lock.release();
        return Optional.empty();
      }
    }
    return Optional.of(holder(run.lock()));
  }

  private static FileLock tryLock(RandomAccessFile handle) throws IOException {
    try {
      return handle.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(Path file) {
    try {
      Map<String, Object> who = Json.readObject(Files.readString(file));
      return "process " + who.get("pid") + " on " + who.get("host") + " since " + who.get("since") + " (" + who.get("command") + ")";
    } catch (IOException e) {
      return "another process";
    }
  }

  private static Map<String, Object> me() {
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("pid", ProcessHandle.current().pid());
    me.put("host", host());
    me.put("command", ProcessHandle.current().info().command().map(path -> Path.of(path).getFileName().toString()).orElse("java"));
    me.put("since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return me;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static void closeQuietly(RandomAccessFile handle) {
    try {
      handle.close();
    } catch (IOException e) {
      // The lock goes with the process at the latest; nothing that was written depends on it.
      return;
    }
  }
}
