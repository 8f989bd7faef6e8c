package org.ganglion.workflow.live.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.data.Names;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workflow.form.Uses;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.live.source.SourceType;
import org.ganglion.workflow.operators.Ghosts;
import org.ganglion.workflow.operators.ProcessorCatalog;
import org.osgi.framework.Version;

/** What a node can use: sources, processors of plug-ins, the answer. */
public final class NodeTypes {
  /** Id of the node that answers. */
  public static final String ANSWER = "live.answer";

  private record Nothing() {}

  private static final OperatorDescriptor ANSWERS =
      new OperatorDescriptor(ANSWER, "1.0", "Sends what reaches it back to whoever posted the record", false, List.of(),
          Records.schema(Nothing.class), List.of(), List.of());

  private final List<SourceType<?>> sources;
  private final ProcessorCatalog processors;
  private final Ghosts ghosts;

  /** Types of nodes from sources of the platform and processors of plug-ins, there or gone. */
  public NodeTypes(List<SourceType<?>> sources, ProcessorCatalog processors, Ghosts ghosts) {
    this.ghosts = ghosts;
    this.sources = List.copyOf(sources);
    this.processors = processors;
  }

  /** A type of node that was found. */
  public interface Bound {
    /** Where such nodes stand. */
    LiveNode.Role role();

    /** Inputs and parameters. */
    OperatorDescriptor descriptor();

    /** Parameters with defaults filled in; throws {@link org.ganglion.api.data.BadValueException} when they do not fit. */
    Object parameters(Object tree);
  }

  /** The source of an id. */
  public Optional<SourceType<?>> source(String id) {
    return sources.stream().filter(type -> type.descriptor().id().equals(id)).findFirst();
  }

  /** All ids. */
  public List<String> ids() {
    return descriptors().stream().map(OperatorDescriptor::id).toList();
  }

  /** All types. */
  public List<OperatorDescriptor> descriptors() {
    List<OperatorDescriptor> all = new ArrayList<>(sources.stream().map(SourceType::descriptor).toList());
    all.add(ANSWERS);
    processors.offers().forEach(offer -> all.add(processors.describe(offer)));
    return all;
  }

  /** What is wrong with what a node asks for; empty where it gets something, and one thing only. */
  public Optional<String> problem(Uses uses) {
    List<String> rivals = processors.rivals(uses.id(), uses.choice());
    if (!rivals.isEmpty()) {
      return Optional.of(uses.undecided(rivals));
    }
    if (find(uses).isPresent()) {
      return Optional.empty();
    }
    List<Offer> others = processors.offers(uses.id());
    if (!others.isEmpty()) {
      return Optional.of(uses.unmet(others));
    }
    Optional<String> ghost = ghosts.find(uses.id()).map(gone -> uses.ghost(gone.plugin()));
    return ghost.isPresent() ? ghost : Optional.of(find(new Uses(uses.place(), uses.id(), Choice.any()))
        .map(other -> "asks for '" + uses + "', but version " + other.descriptor().version() + " of the platform is there")
        .orElseGet(() -> "names no source, processor or sink '" + uses.id() + "'; " + Names.offer(uses.id(), ids())));
  }

  /** What a node would get now. */
  public Optional<Bound> find(Uses uses) {
    Optional<SourceType<?>> source = source(uses.id());
    if (source.isPresent() || uses.id().equals(ANSWER)) {
      OperatorDescriptor descriptor = source.map(SourceType::descriptor).orElse(ANSWERS);
      Class<? extends Record> parameters = source.<Class<? extends Record>>map(SourceType::parameters).orElse(Nothing.class);
      boolean fits = uses.choice().plugin().isEmpty() && uses.choice().versions()
          .map(range -> range.includes(Version.parseVersion(descriptor.version()))).orElse(true);
      LiveNode.Role role = source.isPresent() ? LiveNode.Role.SOURCE : LiveNode.Role.ANSWER;
      return fits ? Optional.of(new BuiltIn(role, descriptor, parameters)) : Optional.empty();
    }
    return processors.find(uses.id(), uses.choice()).map(offer -> new Plugged(offer, processors));
  }

  private record BuiltIn(LiveNode.Role role, OperatorDescriptor descriptor, Class<? extends Record> type) implements Bound {
    @Override
    public Object parameters(Object tree) {
      return Records.write(Records.read(type, tree));
    }
  }

  private record Plugged(Offer offer, ProcessorCatalog processors) implements Bound {
    @Override
    public LiveNode.Role role() {
      return LiveNode.Role.PROCESSOR;
    }

    @Override
    public OperatorDescriptor descriptor() {
      return processors.describe(offer);
    }

    @Override
    public Object parameters(Object tree) {
      return processors.parameters(offer, tree);
    }
  }
}
