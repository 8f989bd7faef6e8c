package org.ganglion.workflow.live.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.workflow.live.measure.Meter;
import org.ganglion.workflow.live.plugin.Faults;
import org.ganglion.workflow.live.plugin.OpenProcessor;

/**
 * A node at work: a queue, a thread of the platform, and the processor that is in its place now. What a processor makes of a record goes on when it has
 * returned, so that a record which fails leaves nothing behind but a dead letter. Between two records the processor can be replaced.
 */
public final class Node implements Receiver {
  private final String id;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final Meter meter = new Meter();
  private final Thread thread;
  private volatile List<Receiver> successors = List.of();
  private volatile OpenProcessor processor;
  private volatile String waitsFor = "";
  private volatile String lastProblem = "";
  private volatile long passed;
  private volatile long failed;
  private volatile int swaps;
  private volatile long busySince;
  /** State of a processor that is gone and has no successor yet. */
  private byte[] orphaned = new byte[0];

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
    this.thread = Thread.ofPlatform().daemon().name("ganglion-live-" + id).inheritInheritableThreadLocals(false).unstarted(this::work);
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
        busySince = System.nanoTime();
        List<LiveRecord> made = process(flight);
        busySince = 0;
        passOn(flight.origin(), made);
      }
    } catch (InterruptedException e) {
      // Whoever interrupts a node gives it up with all that it holds.
      inbox.close();
    }
  }

  private List<LiveRecord> process(Flight flight) {
    List<LiveRecord> made = new ArrayList<>(1);
    long began = System.nanoTime();
    try {
      processor.process(flight.record(), made::add);
    } catch (Throwable e) {
      made.clear();
      lastProblem = Faults.sentence(e);
      failed++;
      deadLetters.add(id, flight.record(), lastProblem);
      flight.origin().fail(id, lastProblem);
    }
    meter.add(System.nanoTime() - began);
    return made;
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
   * @return completes with the processor that is now to be closed, or exceptionally when the new one could not take over: the old one then stays in place
   */
  public CompletableFuture<Optional<OpenProcessor>> replace(OpenProcessor next) {
    return between(() -> {
      OpenProcessor before = processor;
      try {
        next.restore(before == null ? orphaned : before.snapshot());
      } catch (Throwable e) {
        throw new IllegalStateException(id + " keeps its processor, the new one cannot take over: " + Faults.sentence(e), e);
      }
      adopt(next);
      return Optional.ofNullable(before);
    });
  }

  private void adopt(OpenProcessor next) {
    processor = next;
    orphaned = new byte[0];
    waitsFor = "";
    swaps++;
    inbox.hold(false);
  }

  /** Takes the processor away, its state kept; records wait until there is another. */
  public CompletableFuture<Optional<OpenProcessor>> bereave(String reason) {
    return between(() -> {
      OpenProcessor before = processor;
      if (before != null) {
        try {
          orphaned = before.snapshot();
        } catch (Throwable e) {
          lastProblem = "its state is lost: " + Faults.sentence(e);
        }
      }
      processor = null;
      waitsFor = reason;
      inbox.hold(true);
      return Optional.ofNullable(before);
    });
  }

  /** The state between two records. */
  public CompletableFuture<byte[]> snapshot() {
    return between(() -> {
      try {
        return processor == null ? orphaned : processor.snapshot();
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

  /** Ends the thread and closes the processor; a processor that does not come back from its record is left behind with its thread. */
  public String end() throws InterruptedException {
    inbox.close();
    thread.join(1_000);
    boolean stuck = thread.isAlive();
    thread.interrupt();
    OpenProcessor last = processor;
    processor = null;
    String problem = last == null ? "" : last.close();
    return stuck ? id + " did not come back from its record" : problem.isEmpty() ? "" : id + " " + problem;
  }

  /** How it does. */
  public LiveStatus.Node status() {
    OpenProcessor now = processor;
    String version = now == null ? "" : now.offer().version() + " " + now.offer().plugin().name() + " " + now.offer().plugin().version();
    LiveStatus.State state = waitsFor.isEmpty() ? LiveStatus.State.RUNNING : LiveStatus.State.WAITING;
    return new LiveStatus.Node(
        id, now == null ? "" : now.offer().id(), version, state, inbox.size(), meter.count(), passed, failed, meter.rate(), meter.latency(), swaps, problem());
  }

  private String problem() {
    long since = busySince;
    long seconds = since == 0 ? 0 : (System.nanoTime() - since) / 1_000_000_000;
    return !waitsFor.isEmpty() ? waitsFor : seconds >= 5 ? "has been busy with one record for " + seconds + " s" : lastProblem;
  }
}
