package org.ganglion.workflow.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.tensor.Arena;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.leases.Services;

/** Everything that a step holds of the platform: services and memory. Given back in one go at its end. Thread-safe. */
final class StepLeases implements AutoCloseable {
  private final Services services;
  private final Routes routes;
  private final List<Lease<?>> leases = new ArrayList<>();
  private final Map<String, String> uses = new LinkedHashMap<>();
  private Arena arena;
  private boolean closed;

  StepLeases(Services services, Routes routes) {
    this.services = services;
    this.routes = routes;
  }

  /** Leases a service until the step ends. */
  synchronized <T> Lease<T> take(Class<T> type, String id, Choice choice) {
    open();
    Lease<T> lease = routes.lease(type, id, choice);
    leases.add(lease);
    return lease;
  }

  /** Leases a service that a step asks for, and remembers that it did. */
  synchronized <T> T use(Class<T> type, String id) {
    Lease<T> lease = take(type, id, Choice.any());
    used(lease.offer());
    return lease.service();
  }

  synchronized void used(Offer offer) {
    uses.put(offer.type() + " " + offer.id(), offer.version() + " " + offer.plugin());
  }

  /** Whether the step holds a service of a bundle. */
  synchronized boolean holds(long bundle) {
    return leases.stream().anyMatch(lease -> lease.offer().bundle() == bundle);
  }

  /** What the step holds of a bundle. */
  synchronized List<Offer> held(long bundle) {
    return leases.stream().map(Lease::offer).filter(offer -> offer.bundle() == bundle).toList();
  }

  /** Services that the step used: type and id to version and plug-in. */
  synchronized Map<String, String> uses() {
    return new LinkedHashMap<>(uses);
  }

  /** The step's memory; made when first asked for. */
  synchronized Arena arena() {
    open();
    if (arena == null) {
      for (Offer offer : services.offers(TensorCore.class.getName())) {
        Optional<Lease<TensorCore>> core = services.lease(offer, TensorCore.class);
        if (core.isPresent()) {
          leases.add(core.get());
          arena = core.get().service().arena();
          return arena;
        }
      }
      throw new IllegalStateException("there is no tensor core to allocate tensors with");
    }
    return arena;
  }

  private void open() {
    if (closed) {
      throw new IllegalStateException("the step has ended");
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (arena != null) {
        arena.close();
      }
    } finally {
      leases.reversed().forEach(Lease::close);
      leases.clear();
    }
  }
}
