package org.ganglion.workflow.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.codec.Codecs;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.live.deploy.Deployment;
import org.ganglion.workflow.live.deploy.Deployments;
import org.ganglion.workflow.live.form.ArtifactFinder;
import org.ganglion.workflow.live.form.LiveCheck;
import org.ganglion.workflow.live.form.LivePlan;
import org.ganglion.workflow.live.form.NodeTypes;
import org.ganglion.workflow.live.http.Listeners;
import org.ganglion.workflow.live.source.HttpSource;
import org.ganglion.workflow.live.source.InputSource;
import org.ganglion.workflow.live.source.TailSource;
import org.ganglion.workflow.live.state.LiveCheckpoint;
import org.ganglion.workflow.live.state.LiveFolder;
import org.ganglion.workflow.operators.Ghosts;
import org.ganglion.workflow.operators.ProcessorCatalog;
import org.ganglion.workflow.schema.LiveSchema;
import org.ganglion.workflow.store.ArtifactStore;

/** Live workflows over any services: what is deployed in which state folder, and what runs of it. */
public final class LiveEngine implements LiveWorkflows {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Disk disk;
  private final NodeTypes types;
  private final Deployments opener;
  private final Map<Path, Deployment> deployments = new ConcurrentHashMap<>();
  private final ExecutorService rerouting =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ganglion-live-routing").inheritInheritableThreadLocals(false).factory());

  /**
   * An engine with nothing deployed.
   *
   * @param ghosts processors that were there
   * @param input standard input, for workflows in the foreground
   */
  public LiveEngine(Routes routes, Ghosts ghosts, Disk disk, Supplier<InputStream> input) {
    this.disk = disk;
    ProcessorCatalog processors = new ProcessorCatalog(routes);
    this.types = new NodeTypes(List.of(new HttpSource(new Listeners(), disk), new TailSource(), new InputSource(input)), processors, ghosts);
    this.opener = new Deployments(routes, new Codecs(routes), processors, types, disk);
  }

  @Override
  public List<OperatorDescriptor> types() {
    return types.descriptors();
  }

  @Override
  public String schema() {
    return LiveSchema.of(types());
  }

  @Override
  public List<Problem> check(Path home, WorkflowSource source) {
    return checker(home).problems(source);
  }

  private LiveCheck checker(Path home) {
    return checker(home, Map.of());
  }

  private LiveCheck checker(Path home, Map<String, String> artifacts) {
    Home folder = Home.forReading(home, disk);
    return new LiveCheck(types, new ArtifactFinder(folder, new ArtifactStore(folder.store(), disk), artifacts));
  }

  @Override
  public synchronized void start(Path home) throws IOException {
    for (LiveFolder folder : LiveFolder.deployed(root(home), disk)) {
      if (!deployments.containsKey(folder.path())) {
        Deployment deployment = opener.open(root(home), folder);
        deployments.put(folder.path(), deployment);
        begin(folder, deployment);
      }
    }
  }

  /** Starts what is deployed and does not run; what cannot start waits for its reason to go away. */
  private void begin(LiveFolder folder, Deployment deployment) {
    Path home = folder.path().getParent().getParent();
    try {
      LivePlan plan = checker(home, folder.artifacts()).plan(folder.source().orElseThrow());
      deployment.change(plan, folder.checkpoint(), () -> { });
    } catch (WorkflowException e) {
      deployment.waitFor(e.problems().get(0).toString());
    } catch (IOException | RuntimeException e) {
      deployment.waitFor(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void stop(Path home) {
    deployments.forEach((path, deployment) -> {
      if (path.startsWith(root(home)) && deployments.remove(path, deployment)) {
        try {
          deployment.stop(true, PATIENCE);
        } catch (IOException e) {
          deployment.waitFor(e.getMessage());
        }
      }
    });
  }

  @Override
  public LiveChange preview(Path home, WorkflowSource source) {
    LivePlan plan = checker(home).plan(source);
    Deployment running = deployments.get(folder(home, plan.name()).path());
    return running == null ? opener.preview(plan) : running.preview(plan);
  }

  @Override
  public synchronized LiveChange deploy(Path home, WorkflowSource source) throws IOException {
    LivePlan plan = checker(home).plan(source);
    LiveFolder folder = folder(home, plan.name());
    Deployment known = deployments.get(folder.path());
    Deployment deployment = known == null ? opener.open(root(home), folder) : known;
    LiveCheckpoint saved = deployment.running() ? LiveCheckpoint.none() : folder.checkpoint();
    LiveChange change = deployment.change(plan, saved, () -> folder.deploy(source, plan.artifacts()));
    deployments.put(folder.path(), deployment);
    return change;
  }

  @Override
  public synchronized void undeploy(Path home, String name, boolean force) throws IOException {
    LiveFolder folder = folder(home, name);
    Deployment deployment = deployments.get(folder.path());
    if (deployment == null && folder.source().isEmpty()) {
      throw new IOException("no live workflow '" + name + "' is deployed; " + Names.offer(name, names(home)));
    }
    if (deployment != null) {
      deployment.stop(force, PATIENCE);
      deployments.remove(folder.path());
    }
    folder.undeploy();
  }

  private List<String> names(Path home) throws IOException {
    return LiveFolder.deployed(root(home), disk).stream().map(LiveFolder::name).toList();
  }

  @Override
  public List<LiveStatus> status(Path home) {
    return deployments.entrySet().stream().filter(entry -> entry.getKey().startsWith(root(home))).map(entry -> entry.getValue().status())
        .sorted(Comparator.comparing(LiveStatus::name)).toList();
  }

  @Override
  public LiveRun run(Path home, WorkflowSource source) throws IOException {
    LivePlan plan = checker(home).plan(source);
    LiveFolder folder = folder(home, plan.name());
    if (folder.source().isPresent()) {
      throw new IOException("'" + plan.name() + "' is deployed; undeploy it, or give this workflow another name");
    }
    Deployment deployment = opener.open(root(home), folder);
    deployment.change(plan, LiveCheckpoint.none(), () -> { });
    deployments.put(folder.path(), deployment);
    return new Foreground(deployment, () -> {
      deployments.remove(folder.path());
      folder.undeploy();
    });
  }

  private record Foreground(Deployment deployment, Deployment.Decision after) implements LiveRun {
    @Override
    public LiveStatus await() throws IOException, InterruptedException {
      deployment.awaitEnd();
      LiveStatus status = deployment.status();
      deployment.stop(false, PATIENCE);
      after.write();
      return status;
    }

    @Override
    public void stop() {
      deployment.endSources();
    }
  }

  /** The routing has changed: nodes get their new processors, and what waited for a plug-in starts. Returns at once. */
  public void routesChanged() {
    rerouting.execute(() -> {
      for (Map.Entry<Path, Deployment> entry : new ArrayList<>(deployments.entrySet())) {
        if (entry.getValue().running()) {
          entry.getValue().reroute();
        } else {
          begin(new LiveFolder(entry.getKey(), disk), entry.getValue());
        }
      }
    });
  }

  /** Stops all, state kept. */
  public void close() {
    rerouting.shutdown();
    deployments.keySet().stream().map(path -> path.getParent().getParent()).distinct().forEach(this::stop);
  }

  private LiveFolder folder(Path home, String name) {
    return LiveFolder.of(root(home), name, disk);
  }

  private static Path root(Path home) {
    return home.toAbsolutePath().normalize();
  }
}
