package org.ganglion.workflow.leases;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ganglion.workflow.routing.Routing.Registration;
import org.ganglion.workflow.routing.RoutingChange;

/** Which bundles are withheld from new work, and who holds what. One reference is replaced to switch. */
public final class RoutingTable {
  private final Ledger ledger = new Ledger();
  private final List<Consumer<RoutingChange>> listeners = new CopyOnWriteArrayList<>();
  private volatile Set<Long> withheld = Set.of();

  /** Who holds what. */
  public Ledger ledger() {
    return ledger;
  }

  /** Whether new work gets services of a bundle. */
  public boolean admits(long bundle) {
    return !withheld.contains(bundle);
  }

  /** Withholds and admits in one step, then tells the listeners. */
  public void change(RoutingChange change) {
    synchronized (this) {
      withheld = after(change);
    }
    listeners.forEach(listener -> listener.accept(change));
  }

  /** What would be withheld after a change. */
  Set<Long> after(RoutingChange change) {
    return Stream.concat(withheld.stream(), change.withheld().stream()).filter(bundle -> !change.admitted().contains(bundle))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Hears every change. */
  public Registration listen(Consumer<RoutingChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
