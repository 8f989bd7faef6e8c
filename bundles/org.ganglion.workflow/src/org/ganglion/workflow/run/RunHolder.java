package org.ganglion.workflow.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ganglion.workflow.leases.Holder;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Pins;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.leases.Services;

/** A run as a holder of services: it keeps the bundles that it began with until it ends, or until its steps are moved to other ones. */
final class RunHolder implements Holder, AutoCloseable {
  private final Services services;
  private final Pins pins;
  private final Routes routes;
  private final Set<StepExecution> running = ConcurrentHashMap.newKeySet();
  private volatile String name = "a run that begins";
  private volatile Runnable cancel = () -> { };

  RunHolder(Services services, Routes routes) {
    this.services = services;
    this.pins = routes.pins(this);
    this.routes = routes.through(pins);
  }

  /** What the run leases by. */
  Routes routes() {
    return routes;
  }

  void named(String run) {
    name = "run " + run;
  }

  void cancelledBy(Runnable action) {
    cancel = action;
  }

  void began(StepExecution step) {
    running.add(step);
  }

  void ended(StepExecution step) {
    running.remove(step);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> cannotMove(long from, long to) {
    List<Offer> offers = services.of(to);
    return running.stream().filter(step -> step.holds(from)).flatMap(step -> step.cannotMove(from, offers).stream())
        .map(reason -> name + ": " + reason).findFirst();
  }

  @Override
  public void move(long bundle) {
    pins.release(bundle);
    running.stream().filter(step -> step.holds(bundle)).forEach(StepExecution::move);
  }

  @Override
  public void cancel() {
    cancel.run();
  }

  @Override
  public void close() {
    pins.close();
  }
}
