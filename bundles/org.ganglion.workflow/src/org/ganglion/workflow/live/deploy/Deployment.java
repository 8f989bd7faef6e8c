package org.ganglion.workflow.live.deploy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.workflow.live.flow.Gate;
import org.ganglion.workflow.live.form.LiveNode;
import org.ganglion.workflow.live.form.LivePlan;
import org.ganglion.workflow.live.measure.Meter;
import org.ganglion.workflow.live.state.LiveCheckpoint;
import org.ganglion.workflow.live.state.LiveLog;

/**
 * A live workflow at work. Its graph changes in one step: what is new is opened while records flow; then the gate closes, records in flight come to
 * their end on the old graph, states are handed over, and the gate opens on the new one. Until the new graph is written down everything can still go
 * back.
 */
public final class Deployment {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final StationOpener opener;
  private final LiveLog log;
  private final Gate gate;
  private final Meter whole;
  private final Instant since = Instant.now();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Optional<LivePlan> plan = Optional.empty();
  private volatile Map<String, Station> stations = Map.of();
  private volatile String waitsFor = "";
  private Checkpointer checkpointer;
  private TimeLimit limit;

  Deployment(String name, StationOpener opener, LiveLog log, Gate gate, Meter whole) {
    this.name = name;
    this.opener = opener;
    this.log = log;
    this.gate = gate;
    this.whole = whole;
  }

  /** Makes a change what is wanted from now on. */
  @FunctionalInterface
  public interface Decision {
    void write() throws IOException;
  }

  /** Says that it cannot start, and why. */
  public void waitFor(String reason) {
    waitsFor = reason;
    log.tell("", "waits: " + reason);
  }

  /** Whether records flow. */
  public boolean running() {
    return plan.isPresent();
  }

  /** What a plan would change. */
  public LiveChange preview(LivePlan next) {
    LiveChange change = Difference.between(plan, next);
    return new LiveChange(change.workflow(), change.running(),
        change.nodes().stream().map(node -> stopped(node) ? new LiveChange.Node(node.id(), LiveChange.Kind.CHANGED, "was stopped") : node).toList());
  }

  /** Whether a node that would stay as it is does not work any more. */
  private boolean stopped(LiveChange.Node node) {
    boolean stays = node.kind() == LiveChange.Kind.KEPT || node.kind() == LiveChange.Kind.REWIRED;
    return stays && stations.get(node.id()) instanceof Station.Worker worker && worker.worker().stopped();
  }

  /**
   * Starts, or changes the graph.
   *
   * @param saved what to start from where nothing runs yet
   * @throws IOException with one sentence when nothing was changed
   */
  public synchronized LiveChange change(LivePlan next, LiveCheckpoint saved, Decision decision) throws IOException {
    LiveChange change = preview(next);
    Map<String, Station> opened = new LinkedHashMap<>();
    try {
      for (LiveChange.Node node : change.nodes()) {
        if (node.kind() == LiveChange.Kind.ADDED || node.kind() == LiveChange.Kind.CHANGED) {
          opened.put(node.id(), opener.open(next, next.node(node.id()).orElseThrow()));
        }
      }
      drain();
      new Handover(stations, opened, plan.isPresent() ? LiveCheckpoint.none() : saved).run();
      decision.write();
    } catch (IOException | RuntimeException e) {
      opened.values().forEach(opener::discard);
      if (plan.isPresent()) {
        gate.open();
        log.tell("", "was not changed: " + e.getMessage());
      }
      throw e;
    }
    adopt(next, opened, saved);
    log.tell("", plan.isPresent() ? "changed: " + told(change) : "deployed");
    return change;
  }

  private void drain() throws IOException {
    try {
      if (!gate.drain(PATIENCE)) {
        throw new IOException(gate.inFlight() + " records of " + name + " did not come to their end within " + PATIENCE.toSeconds()
            + " s; 'status' shows where they wait");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while records of " + name + " came to their end", e);
    }
  }

  /** From here on nothing can go back; nothing is in flight. */
  private void adopt(LivePlan next, Map<String, Station> opened, LiveCheckpoint saved) {
    Map<String, Station> before = stations;
    Map<String, Station> now = new LinkedHashMap<>();
    next.nodes().forEach(node -> now.put(node.id(), opened.containsKey(node.id()) ? opened.get(node.id()) : before.get(node.id()).as(node)));
    Map<String, Object> positions = new LinkedHashMap<>();
    next.nodes().stream().filter(node -> node.uses().id().equals(saved.kinds().get(node.id())) && saved.positions().containsKey(node.id()))
        .forEach(node -> positions.put(node.id(), saved.positions().get(node.id())));
    if (checkpointer != null) {
      checkpointer.close();
      limit.close();
    }
    List<Station> gone = before.values().stream().filter(station -> now.get(station.node().id()) == null || opened.containsKey(station.node().id()))
        .toList();
    gone.forEach(station -> positions.putAll(Endings.end(station, log)));
    now.values().forEach(station ->
        station.successors(next.after(station.node().id()).stream().map(node -> Endings.receiver(now.get(node.id()))).toList()));
    stations = now;
    plan = Optional.of(next);
    waitsFor = "";
    opened.values().forEach(station -> begin(station, same(before, station) || before.isEmpty() ? positions : Map.of()));
    checkpointer = new Checkpointer(this, opener.folder(), next.checkpoint(), log);
    checkpointer.save();
    limit = new TimeLimit(this, next.limit());
    gate.open();
  }

  /** Whether a station takes the place of one of its kind, so that it can go on from its position. */
  private static boolean same(Map<String, Station> before, Station station) {
    Station old = before.get(station.node().id());
    return old != null && old.node().uses().id().equals(station.node().uses().id());
  }

  private void begin(Station station, Map<String, Object> positions) {
    String id = station.node().id();
    switch (station) {
      case Station.Worker worker -> worker.worker().start();
      case Station.Origin origin -> {
        ended.remove(id);
        try {
          origin.source().start(origin.intake(), Optional.ofNullable(positions.get(id)), () -> ended(id));
        } catch (IOException e) {
          waitsFor = id + " cannot start: " + e.getMessage();
          log.tell(id, "cannot start: " + e.getMessage());
        }
      }
      case Station.Answer answer -> { }
    }
  }

  private void ended(String source) {
    ended.add(source);
    log.tell(source, "has ended");
    if (stations.values().stream().filter(Station.Origin.class::isInstance).allMatch(station -> ended.contains(station.node().id()))) {
      end.countDown();
    }
  }

  /**
   * Follows the routing: nodes whose processor now comes from elsewhere get it, between two records. Returns at once; failures leave what was there.
   */
  public synchronized void reroute() {
    plan.ifPresent(now -> new Rerouting(now, opener, log).run(stations.values()));
  }

  /** Waits until all sources have ended and nothing is in flight. */
  public void awaitEnd() throws InterruptedException {
    end.await();
    while (!gate.settle(PATIENCE)) {
      log.tell("", gate.inFlight() + " records are still in flight");
    }
  }

  /** Ends the sources from outside. */
  public void endSources() {
    end.countDown();
  }

  /**
   * Stops and saves.
   *
   * @param force whether records in flight are given up that do not come to their end
   */
  public synchronized void stop(boolean force, Duration patience) throws IOException {
    try {
      if (plan.isPresent() && !gate.drain(patience) && !force) {
        gate.open();
        throw new IOException(gate.inFlight() + " records of " + name + " did not come to their end within " + patience.toSeconds()
            + " s; force gives them up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + name + " was stopped", e);
    }
    if (checkpointer != null) {
      checkpointer.close();
      checkpointer.save();
      limit.close();
    }
    stations.values().stream().filter(Station.Origin.class::isInstance).forEach(station -> Endings.end(station, log));
    stations.values().stream().filter(Station.Worker.class::isInstance).forEach(station -> Endings.end(station, log));
    stations = Map.of();
    plan = Optional.empty();
    log.tell("", "stopped");
    end.countDown();
  }

  /** Writes down what happened to a node. */
  void tell(String node, String sentence) {
    log.tell(node, sentence);
  }

  Map<String, Station> stations() {
    return stations;
  }

  /** How it does. */
  public LiveStatus status() {
    List<LiveStatus.Node> nodes = new ArrayList<>(stations.values().stream().map(Station::status).toList());
    LiveStatus.State state = plan.isEmpty() || !waitsFor.isEmpty() ? LiveStatus.State.WAITING : end.getCount() == 0 ? LiveStatus.State.ENDED
        : LiveStatus.State.RUNNING;
    long failed = nodes.stream().mapToLong(LiveStatus.Node::failed).sum();
    String problem = waitsFor.isEmpty() ? log.problem() : waitsFor;
    return new LiveStatus(name, state, problem, since, whole.count(), failed, gate.inFlight(), whole.rate(), whole.latency(), nodes);
  }

  private static String told(LiveChange change) {
    List<String> words = change.nodes().stream().filter(node -> node.kind() != LiveChange.Kind.KEPT)
        .map(node -> node.id() + " " + node.kind().name().toLowerCase(java.util.Locale.ROOT)
            + (node.what().isEmpty() ? "" : " (" + node.what() + ")")).toList();
    return words.isEmpty() ? "nothing" : String.join("; ", words);
  }
}
