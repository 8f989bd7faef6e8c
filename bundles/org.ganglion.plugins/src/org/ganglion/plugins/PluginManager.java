package org.ganglion.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ganglion.plugins.framework.OsgiPlatform;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.plugins.jar.JarInspection;
import org.ganglion.plugins.jar.Signatures;
import org.ganglion.plugins.protocol.Moves;
import org.ganglion.plugins.protocol.Platform;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.plugins.protocol.Preview;
import org.ganglion.plugins.protocol.Removal;
import org.ganglion.plugins.protocol.Replacement;
import org.ganglion.plugins.protocol.Retirement;
import org.ganglion.plugins.state.FolderLock;
import org.ganglion.plugins.state.MoveJournal;
import org.ganglion.plugins.state.PluginFolder;
import org.ganglion.plugins.state.Wanted;
import org.ganglion.plugins.watch.WatchedFolder;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.PluginStatus;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.Plugins;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.runtime.api.plugins.SwapPlan;
import org.ganglion.workflow.routing.Provided;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.User;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The front door: one operation at a time, each under the lock of the state folder. */
@Component(service = Plugins.class)
public final class PluginManager implements Plugins {
  /** Property of the framework: seconds that a plug-in has to start, come to life or stop. */
  static final String LIMIT = "ganglion.plugins.limit";

  private final Platform platform;
  private final Routing routing;
  private final Retirement retirement;
  private final ReentrantLock operation = new ReentrantLock(true);
  private final BrokenPlugins broken = new BrokenPlugins();
  private volatile Path home;
  private volatile PluginFolder folder;
  private FolderLock lock;
  private WatchedFolder watched;

  /** The manager of the framework that it runs in. */
  @Activate
  public PluginManager(BundleContext context, @Reference Routing routing, @Reference ServiceComponentRuntime components) {
    this(new OsgiPlatform(context, components, Duration.ofSeconds(Long.parseLong(Optional.ofNullable(context.getProperty(LIMIT)).orElse("30"))),
        routing::digest), routing);
  }

  /** A manager of any platform. */
  public PluginManager(Platform platform, Routing routing) {
    this.platform = platform;
    this.routing = routing;
    this.retirement = new Retirement(platform, routing);
  }

  @Deactivate
  void deactivate() throws IOException {
    if (watched != null) {
      watched.close();
    }
    if (lock != null) {
      lock.close();
    }
  }

  @Override
  public void open(Path stateFolder) throws IOException {
    operation.lock();
    try {
      Path absolute = stateFolder.toAbsolutePath().normalize();
      if (home != null && !home.equals(absolute)) {
        throw new PluginException("this process works with the plug-ins of " + home + " already; another state folder needs another process");
      }
      if (home == null) {
        home = absolute;
        folder = new PluginFolder(absolute);
        new Start(platform, routing, folder, broken).run();
      }
    } finally {
      operation.unlock();
    }
  }

  @Override
  public void watch() throws IOException {
    operation.lock();
    try {
      own();
      folder.sweep(folder.state());
      if (watched == null) {
        watched = WatchedFolder.begin(folder.root(), this::take);
      }
    } finally {
      operation.unlock();
    }
  }

  /** A whole jar lies in the watched folder. */
  private void take(Path jar) throws IOException {
    Candidate candidate = inspect(jar);
    Optional<Version> there = current(candidate.name());
    if (there.isEmpty()) {
      install(jar, SwapOptions.standard(), move -> { });
    } else if (!there.get().digest().equals(candidate.digest())) {
      swap(jar, SwapOptions.standard(), move -> { });
    }
  }

  @Override
  public List<PluginSummary> list() {
    List<PluginSummary> list = new ArrayList<>();
    for (Version version : platform.installed()) {
      list.add(summary(version));
    }
    if (folder != null) {
      missing(list);
    }
    list.sort(Comparator.comparing(PluginSummary::name).thenComparing(PluginSummary::status).thenComparing(PluginSummary::version));
    return list;
  }

  private void missing(List<PluginSummary> list) {
    try {
      for (Wanted wanted : folder.state().plugins()) {
        if (list.stream().noneMatch(there -> there.digest().equals(wanted.digest()))) {
          list.add(new PluginSummary(wanted.name(), wanted.version(), wanted.digest(), false, PluginStatus.BROKEN, wanted.signer(), List.of(),
              List.of(), broken.reason(wanted.name()).orElse("")));
        }
      }
      for (String removed : folder.state().removed()) {
        list.add(new PluginSummary(removed, "", "", true, PluginStatus.REMOVED, "", List.of(), List.of(),
            "it came with the product and was removed"));
      }
    } catch (IOException e) {
      throw new PluginException(e.getMessage(), e);
    }
  }

  private PluginSummary summary(Version version) {
    Optional<String> problem = broken.reason(version.name());
    PluginStatus status = retirement.quarantined(version.id()) ? PluginStatus.QUARANTINED
        : !routing.admits(version.id()) ? PluginStatus.DRAINING : problem.isPresent() ? PluginStatus.BROKEN : PluginStatus.ACTIVE;
    return new PluginSummary(version.name(), version.version(), version.digest(), version.builtIn(), status, signer(version),
        routing.provided(version.id()).stream().map(Provided::toString).toList(), routing.users(version.id()).stream().map(User::name).toList(),
            problem.orElse(""));
  }

  private String signer(Version version) {
    try {
      return folder == null ? "" : folder.state().plugins().stream().filter(wanted -> wanted.digest().equals(version.digest())).map(Wanted::signer)
          .findFirst().orElse("");
    } catch (IOException e) {
      throw new PluginException(e.getMessage(), e);
    }
  }

  @Override
  public SwapPlan preview(Path jar) throws IOException {
    operation.lock();
    try {
      Candidate candidate = inspect(jar);
      return new Preview(platform, routing, folder, home).of(candidate, current(candidate.name()));
    } finally {
      operation.unlock();
    }
  }

  @Override
  public PluginSummary install(Path jar, SwapOptions options, Consumer<PluginMove> listener) throws IOException {
    return place(jar, options, listener, false);
  }

  @Override
  public PluginSummary swap(Path jar, SwapOptions options, Consumer<PluginMove> listener) throws IOException {
    return place(jar, options, listener, true);
  }

  private PluginSummary place(Path jar, SwapOptions options, Consumer<PluginMove> listener, boolean swap) throws IOException {
    operation.lock();
    try {
      own();
      Candidate candidate = inspect(jar);
      Optional<Version> old = options.beside() ? Optional.empty() : current(candidate.name());
      if (swap && old.isEmpty()) {
        throw new PluginException("no " + candidate.name() + " is installed that could be swapped; 'ganglion plugin install' installs it");
      }
      if (!swap && old.isPresent() && !old.get().digest().equals(candidate.digest())) {
        throw new PluginException(old.get().name() + " " + old.get().version()
            + " is installed; 'ganglion plugin swap' puts another version in its place, 'install --beside' keeps both");
      }
      Moves moves = new Moves(new MoveJournal(folder), listener);
      Version fresh = new Replacement(platform, routing, folder, home, moves).run(candidate, old, options);
      broken.mended(fresh.name());
      routing.ghosts(folder.ghosts());
      if (old.isPresent()) {
        end(old.get(), options, moves);
      } else {
        moves.done(fresh);
      }
      return summary(fresh);
    } finally {
      operation.unlock();
    }
  }

  private void end(Version old, SwapOptions options, Moves moves) {
    try {
      retirement.end(old, options, moves);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginException("interrupted while " + old.name() + " " + old.version() + " drained; it goes on draining until the process ends", e);
    }
  }

  @Override
  public void remove(String name, boolean force, Duration patience, Consumer<PluginMove> listener) throws IOException {
    operation.lock();
    try {
      own();
      int at = name.indexOf('@');
      String plugin = at < 0 ? name : name.substring(0, at);
      Optional<Version> old = at < 0 ? current(name) : current(plugin, name.substring(at + 1));
      Moves moves = new Moves(new MoveJournal(folder), listener);
      new Removal(platform, routing, folder, moves).run(plugin, old, force, platform.installed());
      broken.mended(plugin);
      routing.ghosts(folder.ghosts());
      if (old.isPresent()) {
        end(old.get(), new SwapOptions(false, false, patience, SwapOptions.Overdue.CANCEL), moves);
      }
    } finally {
      operation.unlock();
    }
  }

  @Override
  public List<String> why(String what) throws IOException {
    return new Explanation(platform, routing, retirement, opened(), broken).of(what);
  }

  @Override
  public List<PluginMove> moves(int most) throws IOException {
    List<PluginMove> moves = new MoveJournal(opened()).read();
    return moves.subList(Math.max(0, moves.size() - most), moves.size());
  }

  /** The version of a name that new work gets. */
  private Optional<Version> current(String name) {
    List<Version> versions = versions(name);
    if (versions.size() > 1) {
      throw new PluginException("several versions of " + name + " stand side by side, " + told(versions)
          + "; remove one of them first, such as 'ganglion plugin remove " + name + "@" + versions.get(0).version() + "'");
    }
    return versions.stream().findFirst();
  }

  private Optional<Version> current(String name, String number) {
    List<Version> versions = versions(name);
    if (!versions.isEmpty() && versions.stream().noneMatch(version -> version.version().equals(number))) {
      throw new PluginException("there is no version " + number + " of " + name + "; there is " + told(versions));
    }
    return versions.stream().filter(version -> version.version().equals(number)).findFirst();
  }

  private List<Version> versions(String name) {
    return platform.installed().stream().filter(version -> version.name().equals(name) && routing.admits(version.id())).toList();
  }

  private static String told(List<Version> versions) {
    return versions.stream().map(Version::version).collect(Collectors.joining(", "));
  }

  private Candidate inspect(Path jar) throws IOException {
    return new JarInspection(new Signatures(opened().trusted())).inspect(jar.toAbsolutePath().normalize());
  }

  private PluginFolder opened() {
    if (folder == null) {
      throw new PluginException("no state folder has been opened yet");
    }
    return folder;
  }

  private void own() throws IOException {
    if (lock == null) {
      lock = FolderLock.take(opened());
    }
  }
}
