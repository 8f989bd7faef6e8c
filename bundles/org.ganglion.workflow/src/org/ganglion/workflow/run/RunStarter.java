package org.ganglion.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.data.Names;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.run.RunInfo;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.cache.StepCache;
import org.ganglion.workflow.check.Plan;
import org.ganglion.workflow.check.Plan.PlannedStep;
import org.ganglion.workflow.check.WorkflowCheck;
import org.ganglion.workflow.codec.Codecs;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.home.HomeProblems;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.home.RunLocks;
import org.ganglion.workflow.journal.Journal;
import org.ganglion.workflow.journal.JournalText;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.journal.StepState;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.leases.Services;
import org.ganglion.workflow.operators.OperatorCatalog;
import org.ganglion.workflow.store.ArtifactStore;
import org.ganglion.workflow.store.RunView;

/** Begins runs and goes on with them. */
public final class RunStarter {
  private final Services services;
  private final Routes routes;
  private final OperatorCatalog catalog;
  private final RunLocks locks;
  private final Disk disk;

  /** A starter over services. */
  public RunStarter(Services services, Routes routes, OperatorCatalog catalog, RunLocks locks, Disk disk) {
    this.services = services;
    this.routes = routes;
    this.catalog = catalog;
    this.locks = locks;
    this.disk = disk;
  }

  /** Puts files of an archived run into a new run's folder; gives paths of parameters to where they lie, relative to the folder. */
  public interface Belongings {
    Map<String, String> unpack(RunFolder folder) throws IOException;
  }

  /** Begins a run. */
  public RunHandle start(WorkflowSource source, Belongings belongings, RunOptions options, RunListener listener) throws IOException {
    return held(holder -> start(source, belongings, options, listener, holder));
  }

  private RunHandle start(WorkflowSource source, Belongings belongings, RunOptions options, RunListener listener, RunHolder holder)
      throws IOException {
    Plan plan = plan(source, holder);
    checkEngine(source, options.engine().or(plan.workflow()::engine));
    Home home = Home.forWriting(options.home(), disk);
    try {
      RunFolder folder = home.create(plan.workflow().name(), draft -> {
        RunSettings.of(source, options, belongings.unpack(draft)).write(draft, disk);
        disk.replaceDurably(draft.workflow(), source.text());
      });
      RunLocks.Held lock = locks.take(folder);
      try {
        RunSettings settings = RunSettings.read(folder);
        Journal journal = Journal.open(folder.journal(), disk, JournalText.read(folder.journal()));
        RunRecorder recorder = new RunRecorder(journal, new RunState(), listener);
        RunSetting setting = setting(plan, home, folder, settings, options, Instant.now(), holder);
        recorder.append("run-started", startFields(setting, source));
        journal.sync();
        return begin(setting, recorder, lock, Set.of(), false);
      } catch (IOException | RuntimeException e) {
        lock.close();
        disk.delete(folder.path());
        throw e;
      }
    } catch (IOException e) {
      throw HomeProblems.explain(options.home(), e);
    }
  }

  /** Something that makes a run of what it holds. */
  private interface Beginning {
    RunHandle with(RunHolder holder) throws IOException;
  }

  /** From before the plan is made the run holds what the plan is made of; it lets go when it has ended, or has not begun. */
  private RunHandle held(Beginning beginning) throws IOException {
    RunHolder holder = new RunHolder(services, routes);
    try {
      RunHandle run = beginning.with(holder);
      run.result().thenRun(holder::close);
      return run;
    } catch (IOException | RuntimeException e) {
      holder.close();
      throw e;
    }
  }

  private Plan plan(WorkflowSource source, RunHolder holder) {
    return new WorkflowCheck(catalog.through(holder.routes())).plan(source);
  }

  private void checkEngine(WorkflowSource source, Optional<String> wanted) {
    List<String> engines = wanted.isEmpty() ? List.of() : Environment.engines(services).stream().map(EngineInfo::id).toList();
    if (wanted.isPresent() && !engines.contains(wanted.get())) {
      throw new WorkflowException(List.of(new Problem(source.file().toString(), 0, 1, "engine", "names no engine '" + wanted.get() + "'; "
          + Names.offer(wanted.get(), engines))));
    }
  }

  /** Goes on with a run. */
  public RunHandle resume(String name, RunOptions options, RunListener listener) throws IOException {
    return held(holder -> resume(name, options, listener, holder));
  }

  private RunHandle resume(String name, RunOptions options, RunListener listener, RunHolder holder) throws IOException {
    Home home = Home.forWriting(options.home(), disk);
    RunFolder folder = home.find(name);
    if (!Files.exists(folder.settings())) {
      throw new IOException("run " + folder.id() + " had not begun; run its workflow again");
    }
    RunLocks.Held lock = locks.take(folder);
    try {
      JournalText text = JournalText.read(folder.journal());
      RunState state = RunState.of(text.entries());
      RunSettings settings = RunSettings.read(folder).with(options);
      Plan plan = plan(settings.source(folder), holder);
      if (state.end() != null && state.end().text("status").equals("SUCCEEDED")) {
        throw new IOException("run " + folder.id() + " has succeeded; there is nothing left to do");
      }
      Instant began = state.begin() == null ? Instant.now() : state.begin().at();
      RunSetting setting = setting(plan, home, folder, settings, options, began, holder);
      Set<String> done = done(plan, state, setting.store());
      RunRecorder recorder = new RunRecorder(Journal.open(folder.journal(), disk, text), state, listener);
      recorder.append(state.begin() == null ? "run-started" : "run-resumed", startFields(setting, settings.source(folder)));
      recorder.journal().sync();
      return begin(setting, recorder, lock, done, true);
    } catch (IOException e) {
      lock.close();
      throw Home.ofFileSystem(e) ? HomeProblems.explain(options.home(), e) : e;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static RunHandle begin(RunSetting setting, RunRecorder recorder, RunLocks.Held lock, Set<String> done, boolean resumed) throws IOException {
    RunExecution execution = new RunExecution(setting, recorder, lock);
    setting.holder().named(setting.folder().id());
    setting.holder().cancelledBy(execution::cancel);
    try {
      execution.begin(done, resumed);
    } catch (IOException | RuntimeException e) {
      recorder.journal().close();
      throw e;
    }
    return execution;
  }

  /** Steps whose results are in the store and sound, and that stand behind none which must be run again. */
  private static Set<String> done(Plan plan, RunState state, ArtifactStore store) throws IOException {
    Set<String> again = new HashSet<>();
    for (PlannedStep step : plan.steps()) {
      StepState known = state.step(step.id());
      boolean sound = known.stage() == StepState.Stage.DONE;
      for (String digest : known.artifacts().values()) {
        if (!store.sound(digest)) {
          store.remove(digest);
          sound = false;
        }
      }
      if (!sound) {
        again.add(step.id());
      }
    }
    for (boolean more = true; more; ) {
      more = false;
      for (PlannedStep step : plan.steps()) {
        if (step.behind().stream().anyMatch(again::contains)) {
          more |= again.add(step.id());
        }
      }
    }
    Set<String> done = new HashSet<>();
    plan.steps().stream().map(PlannedStep::id).filter(id -> !again.contains(id)).forEach(done::add);
    return done;
  }

  private RunSetting setting(Plan plan, Home home, RunFolder folder, RunSettings settings, RunOptions options, Instant began, RunHolder holder)
      throws IOException {
    int asked = settings.threads() > 0 ? settings.threads() : plan.workflow().threads();
    int threads = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    Optional<String> engine = settings.engine().or(plan.workflow()::engine);
    Environment environment = Environment.read(services, threads, engine);
    ArtifactStore store = new ArtifactStore(home.store(), disk);
    Map<String, Path> moved = new LinkedHashMap<>();
    settings.moved().forEach((path, place) -> moved.put(path, folder.path().resolve(place)));
    RunInfo info = new RunInfo(folder.id(), plan.workflow().name(), Files.readString(folder.workflow()), plan.workflow().seed(), began,
        environment.facts());
    Path file = Path.of(settings.file());
    return new RunSetting(
        plan,
        info,
        environment,
        folder,
        options.home(),
        file.getParent() == null ? Path.of("") : file.getParent(),
        moved,
        threads,
        options.checkpointEvery(),
        options.cache(),
        services,
        holder,
        new Codecs(holder.routes()),
        store,
        new RunView(store, disk),
        new StepCache(home.store(), disk),
        disk);
  }

  private static Map<String, Object> startFields(RunSetting setting, WorkflowSource source) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", setting.folder().id());
    fields.put("workflow", setting.plan().workflow().name());
    fields.put("file", source.file().toString());
    fields.put("seed", setting.plan().workflow().seed());
    fields.put("threads", setting.threads());
    fields.put("steps", setting.stepNames());
    fields.put("environment", setting.environment().facts());
    fields.put("kernel", setting.environment().kernel());
    return fields;
  }
}
