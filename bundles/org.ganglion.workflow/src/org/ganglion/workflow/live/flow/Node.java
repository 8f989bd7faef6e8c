package org.ganglion.workflow.live.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.live.measure.Meter;
import org.ganglion.workflow.live.plugin.Faults;
import org.ganglion.workflow.live.plugin.OpenProcessor;

/**
 * A node at work: a queue, a thread of the platform, and the processor that is in its place now. What a processor makes of a record goes on when it
 * has returned, so that a record which fails leaves nothing behind but a dead letter. Between two records the processor can be replaced.
 */
public final class Node implements Receiver {
  /** Between the interrupt of a processor that takes too long and giving it up. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final String id;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final Meter meter = new Meter();
  private volatile Thread thread;
  private volatile Attempt attempt;
  private volatile List<Receiver> successors = List.of();
  private volatile OpenProcessor processor;
  private volatile String waitsFor = "";
  private volatile String lastProblem = "";
  private volatile long passed;
  private volatile long failed;
  private volatile int swaps;
  /** Why its records go to the dead letters; empty while it works. */
  private volatile String stopped = "";
  /** What the processor that it was stopped with came from. */
  private volatile Offer stoppedAt;
  /** State of a processor that is gone and has no successor yet; of one at work, as it was given last. */
  private byte[] kept = new byte[0];

  /** Takes records that could not be processed. */
  @FunctionalInterface
  public interface DeadLetters {
    /** Keeps the record with the reason; must not fail. */
    void add(String node, LiveRecord record, String reason);
  }

  /** A node that begins when it is started. */
  public Node(String id, OpenProcessor processor, int capacity, DeadLetters deadLetters) {
    this.id = id;
    this.processor = processor;
    this.inbox = new Inbox(capacity);
    this.deadLetters = deadLetters;
    this.thread = worker();
  }

  private Thread worker() {
    return Thread.ofPlatform().daemon().name("ganglion-live-" + id).inheritInheritableThreadLocals(false).unstarted(this::work);
  }

  /** Its name in the workflow. */
  public String id() {
    return id;
  }

  /** Begins to take records. */
  public void start() {
    thread.start();
  }

  /** Where records go from here; called while nothing is in flight. */
  public void successors(List<Receiver> receivers) {
    successors = List.copyOf(receivers);
  }

  @Override
  public void accept(Flight flight) throws InterruptedException {
    inbox.put(flight);
  }

  private void work() {
    try {
      for (Flight flight = inbox.take(); flight != null; flight = inbox.take()) {
        if (!stopped.isEmpty()) {
          fail(flight, stopped);
          flight.origin().end();
        } else if (!process(new Attempt(flight))) {
          // Another thread has taken this one's place.
          return;
        }
      }
    } catch (InterruptedException e) {
      // Whoever interrupts a node gives it up with all that it holds.
      inbox.close();
    }
  }

  /** False when the record was given up meanwhile. */
  private boolean process(Attempt now) throws InterruptedException {
    attempt = now;
    List<LiveRecord> made = new ArrayList<>(1);
    Optional<Throwable> problem = Optional.empty();
    try {
      processor.process(now.flight().record(), made::add);
    } catch (Throwable e) {
      problem = Optional.of(e);
    }
    if (!now.finish()) {
      return false;
    }
    attempt = null;
    meter.add(now.elapsed());
    if (now.overdue()) {
      // The interrupt was meant for the processor alone.
      Thread.interrupted();
    }
    if (problem.isPresent()) {
      made.clear();
      fail(now.flight(), (now.overdue() ? "was interrupted after " + seconds(now.elapsed()) + " s: " : "") + Faults.sentence(problem.get()));
    }
    passOn(now.flight().origin(), made);
    return true;
  }

  private void fail(Flight flight, String reason) {
    lastProblem = reason;
    deadLetters.add(id, flight.record(), reason);
    // counted once it can be read
    failed++;
    flight.origin().fail(id, reason);
  }

  /**
   * Looks whether the processor has come back from its record in time. Where it has not, its thread is interrupted; where that does not help, the
   * record goes to the dead letters, the thread is left behind, and the node is stopped: what comes next goes to the dead letters until the processor
   * is replaced.
   *
   * @return what has happened, if the node was stopped
   */
  public Optional<String> limit(Duration limit) {
    Attempt now = attempt;
    if (now == null || now.elapsed() <= limit.toNanos()) {
      return Optional.empty();
    }
    now.interrupt();
    if (now.elapsed() <= limit.toNanos() + GRACE.toNanos() || !now.giveUp()) {
      return Optional.empty();
    }
    OpenProcessor left = processor;
    stoppedAt = left.offer();
    stopped = "its processor did not come back from a record within " + seconds(limit.toNanos())
        + " s, nor when it was interrupted; it is stopped until its plug-in is"
        + " replaced or the workflow is deployed again, and records go to the dead letters";
    processor = null;
    attempt = null;
    fail(now.flight(), stopped);
    now.flight().origin().end();
    thread = worker();
    thread.start();
    Thread.ofPlatform().daemon().name("ganglion-live-close").inheritInheritableThreadLocals(false).start(left::close);
    return Optional.of(stopped);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3g", nanos / 1e9);
  }

  private void passOn(Origin origin, List<LiveRecord> made) throws InterruptedException {
    List<Receiver> receivers = successors;
    passed += made.size();
    origin.fork(made.size() * receivers.size());
    for (LiveRecord record : made) {
      for (Receiver receiver : receivers) {
        receiver.accept(new Flight(record, origin));
      }
    }
    origin.end();
  }

  /**
   * Puts another processor in the place of this one between two records, state handed over.
   *
   * @return completes with the processor that is now to be closed, or exceptionally when the new one could not take over: the old one then stays in
   *     place
   */
  public CompletableFuture<Optional<OpenProcessor>> replace(OpenProcessor next) {
    return between(() -> {
      OpenProcessor before = processor;
      try {
        next.restore(before == null ? kept : before.snapshot());
      } catch (Throwable e) {
        throw new IllegalStateException(id + " keeps its processor, the new one cannot take over: " + Faults.sentence(e), e);
      }
      adopt(next);
      return Optional.ofNullable(before);
    });
  }

  private void adopt(OpenProcessor next) {
    processor = next;
    kept = new byte[0];
    waitsFor = "";
    stopped = "";
    lastProblem = "";
    swaps++;
    inbox.hold(false);
  }

  /** Takes the processor away, its state kept; records wait until there is another. */
  public CompletableFuture<Optional<OpenProcessor>> bereave(String reason) {
    return between(() -> {
      OpenProcessor before = processor;
      if (before != null) {
        try {
          kept = before.snapshot();
        } catch (Throwable e) {
          lastProblem = "its state is lost: " + Faults.sentence(e);
        }
      }
      processor = null;
      stopped = "";
      waitsFor = reason;
      inbox.hold(true);
      return Optional.ofNullable(before);
    });
  }

  /** The state between two records. */
  public CompletableFuture<byte[]> snapshot() {
    return between(() -> {
      try {
        if (processor != null) {
          kept = processor.snapshot();
        }
        return kept;
      } catch (Throwable e) {
        throw new IllegalStateException(id + " gave no state: " + Faults.sentence(e), e);
      }
    });
  }

  private <T> CompletableFuture<T> between(Supplier<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    boolean taken = inbox.turn(() -> {
      try {
        result.complete(action.get());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    if (!taken) {
      result.completeExceptionally(new IllegalStateException(id + " has ended"));
    }
    return result;
  }

  /** Says what went wrong with it, for its status. */
  public void problem(String sentence) {
    lastProblem = sentence;
  }

  /** The processor in its place now; empty while there is none. */
  public Optional<OpenProcessor> processor() {
    return Optional.ofNullable(processor);
  }

  /** Where its processor comes from, or came from if it was stopped; empty while there is none. */
  public Optional<Offer> offer() {
    OpenProcessor now = processor;
    return now != null ? Optional.of(now.offer()) : stopped.isEmpty() ? Optional.empty() : Optional.of(stoppedAt);
  }

  /** Whether its processor was left behind. */
  public boolean stopped() {
    return !stopped.isEmpty();
  }

  /** Ends the thread and closes the processor; a processor that does not come back from its record is left behind with its thread. */
  public String end() throws InterruptedException {
    inbox.close();
    Thread last = thread;
    last.join(1_000);
    boolean stuck = last.isAlive();
    last.interrupt();
    OpenProcessor closing = processor;
    processor = null;
    String problem = closing == null ? "" : closing.close();
    return stuck ? id + " did not come back from its record" : problem.isEmpty() ? "" : id + " " + problem;
  }

  /** How it does. */
  public LiveStatus.Node status() {
    OpenProcessor now = processor;
    String version = now == null ? "" : now.offer().version() + " " + now.offer().plugin().name() + " " + now.offer().plugin().version();
    LiveStatus.State state = !stopped.isEmpty() ? LiveStatus.State.STOPPED : waitsFor.isEmpty() ? LiveStatus.State.RUNNING : LiveStatus.State.WAITING;
    return new LiveStatus.Node(
        id, now == null ? "" : now.offer().id(), version, state, inbox.size(), meter.count(), passed, failed, meter.rate(), meter.latency(), swaps,
            problem());
  }

  private String problem() {
    Attempt now = attempt;
    long seconds = now == null ? 0 : now.elapsed() / 1_000_000_000;
    return !stopped.isEmpty() ? stopped : !waitsFor.isEmpty() ? waitsFor : seconds >= 5 ? "has been busy with one record for " + seconds + " s"
        : lastProblem;
  }
}
