package org.ganglion.workflow.leases;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.osgi.framework.VersionRange;

/** Decides which of several offers stands behind (service type, id): the highest version, then the highest ranking, then the first bundle by name. */
public final class Routes {
  private static final Comparator<Offer> BEST =
      Comparator.comparing(Offer::number).thenComparingInt(Offer::ranking).thenComparing(offer -> offer.plugin().toString(), Comparator.reverseOrder());

  private final Services services;

  /** Routes to services. */
  public Routes(Services services) {
    this.services = services;
  }

  /** One offer per id, the one that work would get now, by id. */
  public List<Offer> all(Class<?> type) {
    return services.offers(type.getName()).stream().map(Offer::id).distinct().sorted().flatMap(id -> find(type, id, Optional.empty()).stream()).toList();
  }

  /** The offer that work gets now. */
  public Optional<Offer> find(Class<?> type, String id, Optional<VersionRange> range) {
    return find(type.getName(), id, range);
  }

  /** The same by the name of the service type. */
  public Optional<Offer> find(String type, String id, Optional<VersionRange> range) {
    return services.offers(type).stream()
        .filter(offer -> offer.id().equals(id) && range.map(versions -> versions.includes(offer.number())).orElse(true))
        .max(BEST);
  }

  /**
   * Leases what work gets now.
   *
   * @throws InputException when there is none; the nearest id is offered
   */
  public <T> Lease<T> lease(Class<T> type, String id, Optional<VersionRange> range) {
    Optional<Offer> offer = find(type, id, range);
    while (offer.isPresent()) {
      Optional<Lease<T>> lease = services.lease(offer.get(), type);
      if (lease.isPresent()) {
        return lease.get();
      }
      Offer gone = offer.get();
      offer = find(type, id, range).filter(other -> !other.handle().equals(gone.handle()));
    }
    List<String> ids = all(type).stream().map(Offer::id).toList();
    throw new InputException("there is no " + type.getSimpleName() + " '" + id + "'" + range.map(versions -> " of version " + versions).orElse("") + "; " + Names.offer(id, ids));
  }
}
