package org.ganglion.tensor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Arena;
import org.ganglion.tensor.memory.BudgetedArena;
import org.ganglion.tensor.memory.BudgetedNetwork;
import org.ganglion.tensor.memory.MemoryBudget;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The {@link TensorCore} over the engines and layer kernels that are registered now; engines by service ranking. */
@Component(service = TensorCore.class)
public final class EngineTensorCore implements TensorCore {
  /** System property that names the engine to take where a network's options name none. */
  public static final String ENGINE_PROPERTY = "ganglion.engine";

  /** Service property under which a layer kernel has its name. */
  public static final String KERNEL_ID = "ganglion.id";

  private final RankedEngines engines = new RankedEngines();
  private final Map<String, LayerKernel> kernels = new ConcurrentHashMap<>();
  private final Notices notices = new Notices();
  private final MemoryBudget budget;
  private final String standardEngine;

  /** The core of this process: budget and standard engine by its system properties. */
  @Activate
  public EngineTensorCore() {
    this(MemoryBudget.ofProcess(), System.getProperty(ENGINE_PROPERTY, "").trim());
  }

  /** A core with a budget and the id of the engine to take where options name none (empty: by ranking). */
  public EngineTensorCore(MemoryBudget budget, String standardEngine) {
    this.budget = budget;
    this.standardEngine = standardEngine;
  }

  /** Takes an engine in; its {@code service.ranking} orders it among the others. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addEngine(Engine engine, Map<String, Object> properties) {
    engines.add(engine, properties);
  }

  /** Forgets an engine; networks that it compiled stay what they are. */
  public void removeEngine(Engine engine) {
    engines.remove(engine);
  }

  /** Takes the kernel of a custom layer in under its {@link #KERNEL_ID}. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addKernel(LayerKernel kernel, Map<String, Object> properties) {
    if (properties.get(KERNEL_ID) instanceof String id) {
      kernels.put(id, kernel);
    }
  }

  /** Forgets a kernel, unless a newer one has taken its name already. */
  public void removeKernel(LayerKernel kernel, Map<String, Object> properties) {
    if (properties.get(KERNEL_ID) instanceof String id) {
      kernels.remove(id, kernel);
    }
  }

  @Override
  public Network compile(NetworkSpec spec, long seed, CompileOptions options) {
    NetworkGraph graph = NetworkGraph.of(spec, kernels::get);
    return new EngineChoice(engines.list(), standardEngine, notices).first(graph, options, engine -> compile(engine, graph, seed, options));
  }

  private Network compile(Engine engine, NetworkGraph graph, long seed, CompileOptions options) {
    long estimate = engine.estimate(graph, options);
    budget.take(
        estimate,
        "network '" + graph.spec().name() + "' (" + graph.parameterCount() + " parameters, batches of up to " + options.maxBatch() + ", engine "
            + engine.info().id() + ")");
    try {
      Network network = engine.compile(graph, Initialisation.parameters(graph, seed), Initialisation.statistics(graph), seed, options);
      return new BudgetedNetwork(network, budget, estimate);
    } catch (RuntimeException | Error e) {
      budget.give(estimate);
      throw e;
    }
  }

  @Override
  public Arena arena() {
    return new BudgetedArena(budget);
  }

  @Override
  public List<EngineInfo> engines() {
    return engines.list().stream().map(Engine::info).toList();
  }
}
