package org.ganglion.workflow.leases;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bundles that a run has begun with: it keeps them to its end, whatever new work gets, so that all of it is done by one version. Whatever it leases
 * is pinned.
 */
public final class Pins implements View, AutoCloseable {
  private final RoutingTable table;
  private final Holder holder;
  private final Map<Long, Ledger.Entry> pinned = new ConcurrentHashMap<>();

  Pins(RoutingTable table, Holder holder) {
    this.table = table;
    this.holder = holder;
  }

  @Override
  public boolean sees(long bundle) {
    return table.admits(bundle) || pinned.containsKey(bundle);
  }

  @Override
  public boolean prefers(long bundle) {
    return pinned.containsKey(bundle);
  }

  @Override
  public Holder holder() {
    return holder;
  }

  @Override
  public void took(Offer offer) {
    pinned.computeIfAbsent(offer.bundle(), bundle -> table.ledger().open(bundle, holder, offer.plugin().name()));
  }

  /** Lets a bundle go: from now on the work gets what new work gets. */
  public void release(long bundle) {
    Ledger.Entry entry = pinned.remove(bundle);
    if (entry != null) {
      table.ledger().close(entry);
    }
  }

  @Override
  public void close() {
    pinned.keySet().forEach(this::release);
  }
}
