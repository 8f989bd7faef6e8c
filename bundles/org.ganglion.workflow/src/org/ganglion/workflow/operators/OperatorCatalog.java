package org.ganglion.workflow.operators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.routing.Ghost;

/** Operators by id, and what each looks like. An operator is leased for a moment to read its records; what stays is plain data. */
public final class OperatorCatalog {
  private final Routes routes;
  private final Ghosts ghosts;
  private final Map<String, OperatorDescriptor> descriptors;

  /** The operators that routes lead to, and those that were there. */
  public OperatorCatalog(Routes routes, Ghosts ghosts) {
    this(routes, ghosts, new ConcurrentHashMap<>());
  }

  private OperatorCatalog(Routes routes, Ghosts ghosts, Map<String, OperatorDescriptor> descriptors) {
    this.routes = routes;
    this.ghosts = ghosts;
    this.descriptors = descriptors;
  }

  /** The operators as other routes lead to them. */
  public OperatorCatalog through(Routes other) {
    return new OperatorCatalog(other, ghosts, descriptors);
  }

  /** An operator that is not there but was. */
  public Optional<Ghost> ghost(String id) {
    return ghosts.find(id);
  }

  /** One offer per operator, by id. */
  public List<Offer> offers() {
    return routes.all(Operator.class);
  }

  /** The operator that a step would get now. */
  public Optional<Offer> find(String id, Choice choice) {
    return routes.find(Operator.class, id, choice);
  }

  /** All operators of an id. */
  public List<Offer> offers(String id) {
    return routes.offers(Operator.class, id);
  }

  /** Plug-ins between which a choice does not decide; empty where it does. */
  public List<String> rivals(String id, Choice choice) {
    return routes.rivals(Operator.class, id, choice);
  }

  /** Ports and parameters. */
  public OperatorDescriptor describe(Offer offer) {
    String key = offer.id() + " " + offer.version() + " " + offer.plugin();
    OperatorDescriptor known = descriptors.get(key);
    if (known == null) {
      try (Lease<Operator<?, ?, ?>> lease = lease(offer)) {
        known = DescriptorReader.read(lease.offer(), OperatorTypes.of(lease.service().getClass()));
      }
      descriptors.put(key, known);
    }
    return known;
  }

  /**
   * The parameters as the operator reads them, defaults filled in, as a tree.
   *
   * @throws BadValueException when they do not fit
   */
  public Object parameters(Offer offer, Object tree) {
    try (Lease<Operator<?, ?, ?>> lease = lease(offer)) {
      return Records.write(Records.read(OperatorTypes.of(lease.service().getClass()).parameters(), tree));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Lease<Operator<?, ?, ?>> lease(Offer offer) {
    Optional<Lease<Operator>> exactly = routes.lease(offer, Operator.class);
    return (Lease) exactly.orElseGet(() -> routes.lease(Operator.class, offer.id(), Choice.any()));
  }
}
