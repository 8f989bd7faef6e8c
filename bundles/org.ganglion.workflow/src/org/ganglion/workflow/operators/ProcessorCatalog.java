package org.ganglion.workflow.operators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.data.Records;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Routes;
import org.osgi.framework.VersionRange;

/** Processors of live workflows by id, and what each looks like; the counterpart of {@link OperatorCatalog}. */
public final class ProcessorCatalog {
  private final Routes routes;
  private final Map<String, OperatorDescriptor> descriptors = new ConcurrentHashMap<>();

  /** The processors that routes lead to. */
  public ProcessorCatalog(Routes routes) {
    this.routes = routes;
  }

  /** One offer per processor, by id. */
  public List<Offer> offers() {
    return routes.all(ProcessorFactory.class);
  }

  /** The processor that a node would get now. */
  public Optional<Offer> find(String id, Choice choice) {
    return routes.find(ProcessorFactory.class, id, choice);
  }

  /** All processors of an id. */
  public List<Offer> offers(String id) {
    return routes.offers(ProcessorFactory.class, id);
  }

  /** Plug-ins between which a choice does not decide; empty where it does. */
  public List<String> rivals(String id, Choice choice) {
    return routes.rivals(ProcessorFactory.class, id, choice);
  }

  /** Inputs and parameters. */
  public OperatorDescriptor describe(Offer offer) {
    String key = offer.id() + " " + offer.version() + " " + offer.plugin();
    OperatorDescriptor known = descriptors.get(key);
    if (known == null) {
      try (Lease<ProcessorFactory<?, ?>> lease = lease(offer)) {
        known = DescriptorReader.read(lease.offer(), ProcessorTypes.of(lease.service().getClass()));
      }
      descriptors.put(key, known);
    }
    return known;
  }

  /**
   * The parameters as the processor reads them, defaults filled in, as a tree.
   *
   * @throws BadValueException when they do not fit
   */
  public Object parameters(Offer offer, Object tree) {
    try (Lease<ProcessorFactory<?, ?>> lease = lease(offer)) {
      return Records.write(Records.read(ProcessorTypes.of(lease.service().getClass()).parameters(), tree));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Lease<ProcessorFactory<?, ?>> lease(Offer offer) {
    VersionRange exactly = new VersionRange("[" + offer.version() + "," + offer.version() + "]");
    return (Lease) routes.lease(ProcessorFactory.class, offer.id(), new Choice(Optional.of(offer.plugin().name()), Optional.of(exactly)));
  }
}
