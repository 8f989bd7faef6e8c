package org.ganglion.workbench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.plugins.Plugins;
import org.ganglion.server.client.ControlClient;
import org.ganglion.workbench.measure.Measurement;
import org.ganglion.workbench.model.session.Connection;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.model.session.StartOptions;
import org.ganglion.workbench.plugins.PluginBoard;
import org.ganglion.workbench.run.Runs;
import org.ganglion.workbench.settings.Settings;
import org.ganglion.workbench.smoke.Smoke;
import org.ganglion.workbench.smoke.Visit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/** The workbench's process: finds the platform, then shows the window until it is closed. */
public final class Application implements IApplication {
  /** Components come to life while the framework starts; what is not there by then will not come. */
  private static final long PATIENCE_SECONDS = 60;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  @Override
  public Object start(IApplicationContext application) throws Exception {
    BundleContext context = FrameworkUtil.getBundle(Application.class).getBundleContext();
    int code = FAILED;
    try {
      code = run(application, context);
    } finally {
      Ending.begin(context.getBundle(0).adapt(Framework.class), code);
    }
    return code;
  }

  private static int run(IApplicationContext application, BundleContext context) throws IOException, InterruptedException {
    StartOptions options;
    try {
      String[] arguments = (String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
      options = StartOptions.read(arguments, System.getenv(), Path.of(System.getProperty("user.home")));
    } catch (IllegalArgumentException e) {
      System.err.println("ganglion: " + e.getMessage());
      System.err.print(StartOptions.USAGE);
      return MISUSED;
    }
    if (options.file().filter(file -> !Files.isReadable(file)).isPresent()) {
      System.err.println("ganglion: there is no file " + options.file().get() + " that can be read");
      return MISUSED;
    }
    Display display = PlatformUI.createDisplay();
    try {
      keepLayoutIn(options.home().resolve("workbench"));
      GanglionRuntime runtime = await(context, GanglionRuntime.class);
      Optional<ServerWatch> server = options.attach() || Settings.attach() && ControlClient.there(options.home())
          ? Optional.of(new ServerWatch(options.home(), runtime)) : Optional.empty();
      Session session = server.isPresent() ? server.get().session(examples(context)) : own(context, options, runtime);
      Runs runs = new Runs(session);
      server.ifPresent(watch -> watch.begin(runs));
      context.registerService(Session.class, session, null);
      context.registerService(Runs.class, runs, null);
      context.registerService(PluginBoard.class, new PluginBoard(session), null);
      Optional<Smoke> smoke = visit(options, session)
          .map(visit -> new Smoke(session, runs, options.smoke().orElse(options.home()), System.err, visit));
      PlatformUI.createAndRunWorkbench(display, new Advisor(session, runs, options.file(), smoke));
      server.ifPresent(ServerWatch::end);
      return smoke.isPresent() && !smoke.get().passed() ? FAILED : 0;
    } finally {
      display.dispose();
    }
  }

  private static Optional<Visit> visit(StartOptions options, Session session) {
    return options.measure().<Visit>map(Measurement::new).or(() -> options.smoke().map(pictures -> Smoke.tour(session)));
  }

  private static void keepLayoutIn(Path folder) throws IOException {
    Location place = Platform.getInstanceLocation();
    if (!place.isSet()) {
      Files.createDirectories(folder);
      place.set(folder.toUri().toURL(), false);
    }
  }

  private static Session own(BundleContext context, StartOptions options, GanglionRuntime runtime) throws IOException, InterruptedException {
    Plugins plugins = await(context, Plugins.class);
    plugins.open(options.home());
    return new Session(options.home(), runtime, plugins, examples(context), OperatorWatch.open(context), Connection.inProcess());
  }

  private static Optional<Path> examples(BundleContext context) {
    return Optional.ofNullable(context.getProperty("ganglion.root")).map(root -> Path.of(root, "releng", "examples")).filter(Files::isDirectory);
  }

  private static <T> T await(BundleContext context, Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    T service = tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    if (service == null) {
      throw new IllegalStateException(
          "the platform did not offer " + type.getSimpleName() + " within " + PATIENCE_SECONDS + " s; ~/.cache/ganglion/framework.log says why");
    }
    return service;
  }

  @Override
  public void stop() {
    if (PlatformUI.isWorkbenchRunning()) {
      Display display = PlatformUI.getWorkbench().getDisplay();
      display.syncExec(() -> PlatformUI.getWorkbench().close());
    }
  }
}
