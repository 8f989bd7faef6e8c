package org.ganglion.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.OperatorSummary;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.runtime.api.RunDifference;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunSummary;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.archive.RunArchive;
import org.ganglion.workflow.archive.RunExport;
import org.ganglion.workflow.cache.StepCache;
import org.ganglion.workflow.check.WorkflowCheck;
import org.ganglion.workflow.form.Fragments;
import org.ganglion.workflow.history.RunComparison;
import org.ganglion.workflow.history.RunHistory;
import org.ganglion.workflow.history.RunRemoval;
import org.ganglion.workflow.history.StoreReferences;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.home.HomeProblems;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.home.RunLocks;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.operators.Ghosts;
import org.ganglion.workflow.operators.OperatorCatalog;
import org.ganglion.workflow.routing.Ghost;
import org.ganglion.workflow.run.RunControl;
import org.ganglion.workflow.run.RunSettings;
import org.ganglion.workflow.run.RunStarter;
import org.ganglion.workflow.schema.WorkflowSchema;
import org.ganglion.workflow.store.ArtifactStore;
import org.ganglion.workflow.store.Collector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The front door of the engine: every call is one line of who does it. */
@Component(service = GanglionRuntime.class)
public final class WorkflowRuntime implements GanglionRuntime {
  private final Disk disk;
  private final Ghosts ghosts;
  private final RunLocks locks = new RunLocks();
  private final OperatorCatalog catalog;
  private final WorkflowCheck check;
  private final RunStarter starter;
  private final Set<RunHandle> handles = ConcurrentHashMap.newKeySet();

  /** The engine over the services that a routing leads to. */
  @Activate
  public WorkflowRuntime(@Reference RoutingService routing) {
    this(routing, new Disk());
  }

  /** The same over another disk. */
  public WorkflowRuntime(RoutingService routing, Disk disk) {
    this.disk = disk;
    this.ghosts = routing.ghosts();
    this.catalog = new OperatorCatalog(routing.routes(), ghosts);
    this.check = new WorkflowCheck(catalog);
    this.starter = new RunStarter(routing.services(), routing.routes(), catalog, locks, disk);
  }

  @Deactivate
  void deactivate() {
    handles.forEach(RunHandle::cancel);
  }

  @Override
  public List<OperatorSummary> operators() {
    return catalog.offers().stream()
        .map(offer -> new OperatorSummary(offer.id(), offer.version(), offer.summary(), offer.plugin().name() + " " + offer.plugin().version()))
        .toList();
  }

  @Override
  public Optional<OperatorDescriptor> describe(String id) {
    return catalog.find(id, Choice.any()).map(catalog::describe).or(() -> ghosts.find(id).map(Ghost::operator));
  }

  @Override
  public List<Problem> check(WorkflowSource source) {
    try {
      return check.problems(opened(source));
    } catch (IOException e) {
      return List.of(new Problem(source.file().toString(), 0, 1, "", e.getMessage()));
    }
  }

  @Override
  public String schema() {
    Map<String, OperatorDescriptor> known = new TreeMap<>();
    ghosts.all().forEach(ghost -> known.put(ghost.operator().id(), ghost.operator()));
    catalog.offers().forEach(offer -> known.put(offer.id(), catalog.describe(offer)));
    return WorkflowSchema.of(List.copyOf(known.values()));
  }

  @Override
  public RunHandle start(WorkflowSource source, RunOptions options, RunListener listener) throws IOException {
    boolean archived = RunArchive.is(source.file());
    RunOptions all = archived && options.threads() == 0 ? withThreads(options, RunArchive.threads(source.file())) : options;
    return kept(starter.start(Fragments.embed(opened(source)), folder -> archived ? RunArchive.unpack(source.file(), folder) : Map.of(), all,
        listener));
  }

  @Override
  public RunHandle resume(String run, RunOptions options, RunListener listener) throws IOException {
    return kept(starter.resume(run, options, listener));
  }

  private RunHandle kept(RunHandle handle) {
    handles.add(handle);
    handle.result().thenRun(() -> handles.remove(handle));
    return handle;
  }

  private static WorkflowSource opened(WorkflowSource source) throws IOException {
    return RunArchive.is(source.file()) ? RunArchive.source(source.file(), source.overrides()) : source;
  }

  private static RunOptions withThreads(RunOptions options, int threads) {
    return new RunOptions(options.home(), options.cache(), threads, options.engine(), options.checkpointEvery());
  }

  @Override
  public List<RunSummary> runs(Path home) throws IOException {
    return history(home).runs();
  }

  @Override
  public RunDetails show(Path home, String run) throws IOException {
    return history(home).show(run);
  }

  @Override
  public List<RunDifference> diff(Path home, String first, String second) throws IOException {
    return RunComparison.of(history(home).state(first), history(home).state(second));
  }

  @Override
  public void cancel(Path home, String run) throws IOException {
    new RunControl(locks).request(open(home).find(run));
  }

  @Override
  public void export(Path home, String run, Path archive) throws IOException {
    RunFolder folder = open(home).find(run);
    new RunExport(folder, history(home).state(run), RunSettings.read(folder)).write(archive, disk);
  }

  @Override
  public String delete(Path home, String run) throws IOException {
    return new RunRemoval(open(home), locks, disk).remove(run);
  }

  @Override
  public long collect(Path home, long quota) throws IOException {
    Home folder = open(home);
    if (!Files.isDirectory(folder.store())) {
      return 0;
    }
    try {
      return new Collector(new ArtifactStore(folder.store(), disk), new StepCache(folder.store(), disk), new StoreReferences(folder, locks))
          .collect(quota);
    } catch (IOException e) {
      throw Home.ofFileSystem(e) ? HomeProblems.explain(home, e) : e;
    }
  }

  private Home open(Path home) {
    return Home.forReading(home, disk);
  }

  private RunHistory history(Path home) {
    return new RunHistory(open(home), locks);
  }
}
