package org.ganglion.workflow.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ganglion.workflow.check.Plan;
import org.ganglion.workflow.check.Plan.PlannedStep;

/**
 * Runs the steps of a plan, each when those before it are done, as many at once as there are threads; where several could begin, the one that stands
 * first in the file does. Every step has a thread of its own, so that nothing that a plug-in leaves on it outlives the step.
 */
final class Scheduler {
  /** How a step ended. */
  enum Ending {
    DONE,
    FAILED,
    STOPPED,
    SKIPPED
  }

  /** What is to be done. */
  interface Work {
    /** Runs a step; must not throw. */
    Ending run(PlannedStep step);

    /** A step will not run since one before it did not end well. */
    void skipped(PlannedStep step, String because);
  }

  private record Ended(int step, Ending ending) {}

  private static final Ended WAKE = new Ended(-1, null);

  private final Plan plan;
  private final int threads;
  private final Duration patience;
  private final Work work;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Map<Integer, Thread> running = new HashMap<>();
  private volatile boolean stopped;
  private volatile boolean cancelled;

  /**
   * A scheduler.
   *
   * @param patience with steps that do not end when their threads are interrupted
   */
  Scheduler(Plan plan, int threads, Duration patience, Work work) {
    this.plan = plan;
    this.threads = threads;
    this.patience = patience;
    this.work = work;
  }

  /** Begins no further step. */
  void stop() {
    stopped = true;
    ended.add(WAKE);
  }

  /** Begins no further step and interrupts those that run. */
  void cancel() {
    stopped = true;
    cancelled = true;
    ended.add(WAKE);
  }

  /** Runs everything but what is done already; returns when all has ended, or when patience with cancelled steps has. */
  Map<String, Ending> run(Set<String> done) throws InterruptedException {
    List<PlannedStep> steps = plan.steps();
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      positions.put(steps.get(i).id(), i);
    }
    int[] open = new int[steps.size()];
    List<List<Integer>> next = new ArrayList<>();
    steps.forEach(step -> next.add(new ArrayList<>()));
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < steps.size(); i++) {
      for (String before : steps.get(i).behind()) {
        if (!done.contains(before)) {
          open[i]++;
          next.get(positions.get(before)).add(i);
        }
      }
      if (open[i] == 0 && !done.contains(steps.get(i).id())) {
        ready.add(i);
      }
    }
    Map<String, Ending> endings = new LinkedHashMap<>();
    while (true) {
      while (!stopped && !ready.isEmpty() && running.size() < threads) {
        begin(ready.poll());
      }
      if (running.isEmpty()) {
        return endings;
      }
      Ended end = await();
      if (end == null) {
        running.keySet().forEach(step -> endings.put(steps.get(step).id(), Ending.STOPPED));
        return endings;
      }
      if (end == WAKE) {
        continue;
      }
      running.remove(end.step());
      endings.put(steps.get(end.step()).id(), end.ending());
      for (int follower : next.get(end.step())) {
        if (end.ending() == Ending.DONE && --open[follower] == 0) {
          ready.add(follower);
        } else if (end.ending() == Ending.FAILED) {
          skip(follower, steps.get(end.step()).id(), next, endings);
        }
      }
    }
  }

  private Ended await() throws InterruptedException {
    if (!cancelled) {
      return ended.take();
    }
    running.values().forEach(Thread::interrupt);
    return ended.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void begin(int step) {
    PlannedStep planned = plan.steps().get(step);
    Thread thread =
        Thread.ofPlatform()
            .name("ganglion-" + planned.id())
            .daemon()
            .inheritInheritableThreadLocals(false)
            .unstarted(() -> {
              Ending ending = Ending.FAILED;
              try {
                ending = work.run(planned);
              } finally {
                ended.add(new Ended(step, ending));
              }
            });
    running.put(step, thread);
    thread.start();
  }

  /** Skips a step and all behind it, without recursion: chains may be long. */
  private void skip(int first, String because, List<List<Integer>> next, Map<String, Ending> endings) {
    List<Integer> open = new ArrayList<>(List.of(first));
    while (!open.isEmpty()) {
      int step = open.remove(open.size() - 1);
      PlannedStep planned = plan.steps().get(step);
      if (endings.putIfAbsent(planned.id(), Ending.SKIPPED) == null) {
        work.skipped(planned, because);
        open.addAll(next.get(step));
      }
    }
  }
}
