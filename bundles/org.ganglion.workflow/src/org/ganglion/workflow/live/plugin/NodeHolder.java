package org.ganglion.workflow.live.plugin;

import java.util.List;
import java.util.Optional;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.workflow.leases.Holder;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.live.form.LiveNode;
import org.ganglion.workflow.operators.ProcessorCatalog;

/** A node as a holder of services: it moves to what the routing gives by itself, and says beforehand what would not fit. */
record NodeHolder(String name, LiveNode node) implements Holder {
  @Override
  public List<String> misfits(Routes supposed) {
    Optional<Offer> offer = supposed.find(ProcessorFactory.class, node.uses().id(), node.uses().choice());
    if (offer.isEmpty()) {
      return List.of(name + " would have no processor '" + node.uses() + "'");
    }
    List<String> rivals = supposed.rivals(ProcessorFactory.class, node.uses().id(), node.uses().choice());
    if (!rivals.isEmpty()) {
      return List.of(name + " " + node.uses().undecided(rivals));
    }
    try {
      ProcessorCatalog then = new ProcessorCatalog(supposed);
      List<String> ports = then.describe(offer.get()).inputs().stream().map(port -> port.name()).toList();
      Optional<String> lost = node.inputs().keySet().stream().filter(port -> !ports.contains(port)).findFirst();
      if (lost.isPresent()) {
        return List.of(name + " has an artifact at '" + lost.get() + "', which " + offer.get().id() + " " + offer.get().version() + " does not take");
      }
      then.parameters(offer.get(), node.with());
      return List.of();
    } catch (BadValueException e) {
      return List.of(name + ": parameter " + e.where() + " " + e.getMessage());
    } catch (InputException | IllegalStateException | LinkageError e) {
      return List.of(name + ": " + e.getMessage());
    }
  }
}
