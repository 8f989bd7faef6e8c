package org.ganglion.workflow.leases;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.workflow.routing.RoutingChange;
import org.osgi.framework.Version;

/**
 * Decides which of several offers stands behind (service type, id): of the bundles that the work has begun with, else of those that new work gets;
 * there the highest version, then the highest ranking, then the highest version of its bundle, then the first bundle by name. Every lease is in the
 * ledger from before the service is there until after it is given back, so that a bundle which nobody holds can be stopped.
 */
public final class Routes {
  private final Services services;
  private final RoutingTable table;
  private final View view;
  private final Comparator<Offer> best;

  /** Routes of a platform that changes no routing. */
  public Routes(Services services) {
    this(services, new RoutingTable());
  }

  /** Routes by a table. */
  public Routes(Services services, RoutingTable table) {
    this(services, table, everybody(table, Holder.ENGINE));
  }

  private Routes(Services services, RoutingTable table, View view) {
    this.services = services;
    this.table = table;
    this.view = view;
    this.best =
        Comparator.comparing((Offer offer) -> view.prefers(offer.bundle()))
            .thenComparing(Offer::number)
            .thenComparingInt(Offer::ranking)
            .thenComparing(Offer::pluginNumber)
            .thenComparing(offer -> offer.plugin().toString(), Comparator.reverseOrder());
  }

  private static View everybody(RoutingTable table, Holder holder) {
    return new View() {
      @Override
      public boolean sees(long bundle) {
        return table.admits(bundle);
      }

      @Override
      public Holder holder() {
        return holder;
      }
    };
  }

  /** These routes for somebody: each lease is his, and is that of new work at its time. */
  public Routes of(Holder holder) {
    return new Routes(services, table, everybody(table, holder));
  }

  /** An empty set of pins for somebody, to be closed at the end of his work. */
  public Pins pins(Holder holder) {
    return new Pins(table, holder);
  }

  /** These routes for work that keeps what it has begun with. */
  public Routes through(Pins pins) {
    return new Routes(services, table, pins);
  }

  /** These routes as they would be after a change. */
  public Routes supposing(RoutingChange change) {
    Set<Long> withheld = table.after(change);
    return seeing(bundle -> !withheld.contains(bundle));
  }

  /** Routes to one bundle alone, withheld or not. */
  public Routes only(long bundle) {
    return seeing(other -> other == bundle);
  }

  private Routes seeing(java.util.function.LongPredicate bundles) {
    return new Routes(services, table, new View() {
      @Override
      public boolean sees(long bundle) {
        return bundles.test(bundle);
      }

      @Override
      public Holder holder() {
        return Holder.ENGINE;
      }
    });
  }

  /** One offer per id, the one that work would get now, by id. */
  public List<Offer> all(Class<?> type) {
    return services.offers(type.getName()).stream().filter(offer -> view.sees(offer.bundle())).map(Offer::id).distinct().sorted()
        .flatMap(id -> find(type, id, Choice.any()).stream()).toList();
  }

  /** The offer that work gets now. */
  public Optional<Offer> find(Class<?> type, String id, Choice choice) {
    return find(type.getName(), id, choice);
  }

  /** The same by the name of the service type. */
  public Optional<Offer> find(String type, String id, Choice choice) {
    return find(type, id, choice, Set.of());
  }

  private Optional<Offer> find(String type, String id, Choice choice, Set<Object> without) {
    return offers(type, id).filter(offer -> !without.contains(offer.handle()) && choice.takes(offer)).max(best);
  }

  private Stream<Offer> offers(String type, String id) {
    return services.offers(type).stream().filter(offer -> offer.id().equals(id) && view.sees(offer.bundle()));
  }

  /** All offers of an id that the work may get, the best first. */
  public List<Offer> offers(Class<?> type, String id) {
    return offers(type.getName(), id).sorted(best.reversed()).toList();
  }

  /** Plug-ins between which a choice does not decide, because each offers the highest version that fits; empty where it does. */
  public List<String> rivals(Class<?> type, String id, Choice choice) {
    List<Offer> fit = offers(type.getName(), id).filter(choice::takes).toList();
    Optional<Version> highest = fit.stream().map(Offer::number).max(Comparator.naturalOrder());
    List<String> plugins = fit.stream().filter(offer -> offer.number().equals(highest.get())).map(offer -> offer.plugin().name()).distinct().sorted()
        .toList();
    return plugins.size() > 1 ? plugins : List.of();
  }

  /**
   * Leases what work gets now.
   *
   * @throws InputException when there is none; the nearest id is offered
   */
  public <T> Lease<T> lease(Class<T> type, String id, Choice choice) {
    Set<Object> gone = new HashSet<>();
    for (Optional<Offer> offer = find(type.getName(), id, choice, gone); offer.isPresent(); offer = find(type.getName(), id, choice, gone)) {
      Optional<Lease<T>> lease = lease(offer.get(), type);
      if (lease.isPresent()) {
        return lease.get();
      }
      if (view.sees(offer.get().bundle())) {
        gone.add(offer.get().handle());
      }
    }
    List<String> ids = all(type).stream().map(Offer::id).toList();
    throw new InputException("there is no " + type.getSimpleName() + " '" + id + choice + "'; " + Names.offer(id, ids));
  }

  /** Holds an offer; empty when it has gone, or is no longer for this work. */
  public <T> Optional<Lease<T>> lease(Offer offer, Class<T> type) {
    Ledger.Entry entry = table.ledger().open(offer.bundle(), view.holder(), type.getSimpleName() + " " + offer.id());
    Optional<Lease<T>> lease = Optional.empty();
    try {
      // Asked again now that the ledger knows: whoever withholds the bundle after this sees the entry, and waits for it.
      if (view.sees(offer.bundle())) {
        lease = services.lease(offer, type).map(held -> new Recorded<>(held, entry));
        lease.ifPresent(held -> view.took(offer));
      }
      return lease;
    } finally {
      if (lease.isEmpty()) {
        table.ledger().close(entry);
      }
    }
  }

  private final class Recorded<T> implements Lease<T> {
    private final Lease<T> lease;
    private final Ledger.Entry entry;
    private final AtomicBoolean closed = new AtomicBoolean();

    Recorded(Lease<T> lease, Ledger.Entry entry) {
      this.lease = lease;
      this.entry = entry;
    }

    @Override
    public T service() {
      return lease.service();
    }

    @Override
    public Offer offer() {
      return lease.offer();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        try {
          lease.close();
        } finally {
          table.ledger().close(entry);
        }
      }
    }
  }
}
