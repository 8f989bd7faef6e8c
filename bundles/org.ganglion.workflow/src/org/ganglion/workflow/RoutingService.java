package org.ganglion.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workflow.history.KnownWorkflows;
import org.ganglion.workflow.leases.Holder;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.OsgiServices;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.leases.RoutingTable;
import org.ganglion.workflow.leases.Services;
import org.ganglion.workflow.operators.Ghosts;
import org.ganglion.workflow.operators.OperatorCatalog;
import org.ganglion.workflow.operators.ProcessorCatalog;
import org.ganglion.workflow.routing.Ghost;
import org.ganglion.workflow.routing.Provided;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;
import org.ganglion.workflow.routing.User;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The one routing of the platform: runs and live workflows lease through {@link #routes}, the plug-in manager changes it. */
@Component(service = {Routing.class, RoutingService.class})
public final class RoutingService implements Routing {
  /** Property of the framework: seconds that a plug-in has to start, come to life or stop. */
  private static final String LIMIT = "ganglion.plugins.limit";

  private final Services services;
  private final RoutingTable table = new RoutingTable();
  private final Routes routes;
  private final Ghosts ghosts = new Ghosts();

  /** The routing of a framework. */
  @Activate
  public RoutingService(BundleContext context) {
    this(new OsgiServices(context, Duration.ofSeconds(Long.parseLong(Optional.ofNullable(context.getProperty(LIMIT)).orElse("30")))));
  }

  /** The routing of any services. */
  public RoutingService(Services services) {
    this.services = services;
    this.routes = new Routes(services, table);
  }

  /** What new work gets. */
  public Routes routes() {
    return routes;
  }

  /** Everything that is there. */
  public Services services() {
    return services;
  }

  /** Operators that were there. */
  public Ghosts ghosts() {
    return ghosts;
  }

  @Override
  public void change(RoutingChange change) {
    table.change(change);
  }

  @Override
  public boolean admits(long bundle) {
    return table.admits(bundle);
  }

  @Override
  public Registration listen(Consumer<RoutingChange> listener) {
    return table.listen(listener);
  }

  @Override
  public List<User> users(long bundle) {
    return table.ledger().users(bundle);
  }

  @Override
  public boolean awaitDrained(long bundle, Duration patience) throws InterruptedException {
    return table.ledger().await(bundle, patience);
  }

  @Override
  public List<String> cannotMove(long from, long to) {
    return table.ledger().holders(from).stream().flatMap(holder -> holder.cannotMove(from, to).stream()).toList();
  }

  @Override
  public void move(long bundle) {
    table.ledger().holders(bundle).forEach(holder -> holder.move(bundle));
  }

  @Override
  public void cancel(long bundle) {
    table.ledger().holders(bundle).forEach(Holder::cancel);
  }

  @Override
  public String digest(long bundle) {
    return services.digest(bundle);
  }

  @Override
  public List<Provided> provided(long bundle) {
    return services.of(bundle).stream().map(offer -> new Provided(offer.type(), offer.id(), offer.version(), offer.readsStateOf()))
        .sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  @Override
  public List<OperatorDescriptor> activate(long bundle) {
    Routes only = routes.only(bundle);
    OperatorCatalog operators = new OperatorCatalog(only, ghosts);
    ProcessorCatalog processors = new ProcessorCatalog(only);
    List<OperatorDescriptor> read = new ArrayList<>();
    for (Offer offer : services.of(bundle)) {
      if (offer.type().equals(Operator.class.getName())) {
        read.add(operators.describe(offer));
      } else if (offer.type().equals(ProcessorFactory.class.getName())) {
        read.add(processors.describe(offer));
      } else {
        only.lease(offer, Object.class).ifPresent(Lease::close);
      }
    }
    return read;
  }

  @Override
  public List<String> misfits(RoutingChange supposed, Optional<Path> home) {
    Routes then = routes.supposing(supposed);
    Set<String> misfits = new LinkedHashSet<>();
    table.ledger().holders().forEach(holder -> misfits.addAll(holder.misfits(then)));
    try {
      if (home.isPresent()) {
        misfits.addAll(new KnownWorkflows(home.get()).misfits(new OperatorCatalog(routes, ghosts), new OperatorCatalog(then, ghosts)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(misfits);
  }

  @Override
  public void ghosts(Collection<Ghost> known) {
    ghosts.replace(known);
  }
}
