package org.ganglion.workflow.live.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.ganglion.api.data.Records;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.api.random.RandomStream;
import org.ganglion.workflow.codec.Codecs;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.live.form.LiveNode;
import org.ganglion.workflow.live.form.LivePlan;
import org.ganglion.workflow.operators.InputRecord;
import org.ganglion.workflow.operators.ProcessorTypes;
import org.ganglion.workflow.operators.ProcessorCatalog;

/** Opens the processor of a node, ready for its first record, away from the records. */
public final class ProcessorOpener {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Routes routes;
  private final Codecs codecs;
  private final ProcessorCatalog catalog;
  private final BiConsumer<String, String> log;

  /**
   * Opens what routes lead to.
   *
   * @param log hears node and sentence
   */
  public ProcessorOpener(Routes routes, Codecs codecs, ProcessorCatalog catalog, BiConsumer<String, String> log) {
    this.routes = routes;
    this.codecs = codecs;
    this.catalog = catalog;
    this.log = log;
  }

  /** What a node would get now. */
  public Optional<Offer> offer(LiveNode node) {
    return catalog.find(node.uses().id(), node.uses().choice());
  }

  /**
   * Opens and warms.
   *
   * @throws IOException with one sentence that names the node when it cannot
   */
  public OpenProcessor open(LivePlan plan, LiveNode node) throws IOException {
    List<Lease<?>> leases = Collections.synchronizedList(new ArrayList<>());
    try {
      Routes held = routes.of(new NodeHolder("live " + plan.name() + "." + node.id(), node));
      Lease<ProcessorFactory<?, ?>> lease = lease(held, node);
      leases.add(lease);
      OperatorDescriptor descriptor = catalog.describe(lease.offer());
      Map<String, Object> inputs = inputs(node, descriptor);
      ProcessorFactory<?, ?> factory = lease.service();
      LiveContext context = new Context(plan, node, held, leases);
      Processor processor = Bounded.call(node.id() + ".open", LIMIT, factory.getClass().getClassLoader(), () -> open(factory, node, inputs, context));
      return new OpenProcessor(node.id(), processor, lease.offer(), leases);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      release(leases);
      throw new IOException(node.id() + " was interrupted while it opened", e);
    } catch (Throwable e) {
      release(leases);
      throw new IOException(node.id() + " cannot be opened: " + Faults.sentence(e), e);
    }
  }

  private static void release(List<Lease<?>> leases) {
    leases.reversed().forEach(Lease::close);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Lease<ProcessorFactory<?, ?>> lease(Routes routes, LiveNode node) {
    return (Lease) routes.lease(ProcessorFactory.class, node.uses().id(), node.uses().choice());
  }

  private static <I extends Record,
      P extends Record> Processor open(ProcessorFactory<I, P> factory, LiveNode node, Map<String, Object> values, LiveContext context)
      throws Exception {
    ProcessorTypes types = ProcessorTypes.of(factory.getClass());
    @SuppressWarnings("unchecked")
    I inputs = (I) InputRecord.of(types.inputs(), values);
    @SuppressWarnings("unchecked")
    P parameters = (P) Records.read(types.parameters(), node.with());
    Processor processor = factory.open(inputs, parameters, context);
    if (processor == null) {
      throw new IllegalStateException("the factory gave no processor");
    }
    try {
      processor.warm();
      return processor;
    } catch (Throwable e) {
      processor.close();
      throw e;
    }
  }

  private Map<String, Object> inputs(LiveNode node, OperatorDescriptor descriptor) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (PortDescriptor port : descriptor.inputs()) {
      List<Object> found = new ArrayList<>();
      for (LiveNode.Artifact artifact : node.inputs().getOrDefault(port.name(), List.of())) {
        found.add(codecs.read(port.type(), artifact.folder()));
      }
      Object value = port.many() ? List.copyOf(found) : found.isEmpty() ? null : found.get(0);
      if (value == null && !port.optional()) {
        throw new InputException("it needs a value at '" + port.name() + "'");
      }
      values.put(port.name(), port.optional() ? found.isEmpty() ? Optional.empty() : Optional.of(value) : value);
    }
    return values;
  }

  private final class Context implements LiveContext {
    private final LivePlan plan;
    private final LiveNode node;
    private final Routes routes;
    private final List<Lease<?>> leases;

    Context(LivePlan plan, LiveNode node, Routes routes, List<Lease<?>> leases) {
      this.plan = plan;
      this.node = node;
      this.routes = routes;
      this.leases = leases;
    }

    @Override
    public String workflow() {
      return plan.name();
    }

    @Override
    public String node() {
      return node.id();
    }

    @Override
    public long seed() {
      return RandomStream.derive(plan.seed(), node.id());
    }

    @Override
    public Path file(String path) {
      return plan.base().resolve(path).normalize();
    }

    @Override
    public void log(String sentence) {
      log.accept(node.id(), sentence);
    }

    @Override
    public <T> T use(Class<T> type, String id) {
      Lease<T> lease = routes.lease(type, id, Choice.any());
      leases.add(lease);
      return lease.service();
    }
  }
}
