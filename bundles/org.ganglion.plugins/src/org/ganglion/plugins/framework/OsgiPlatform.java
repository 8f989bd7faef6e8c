package org.ganglion.plugins.framework;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ganglion.api.operator.SelfTest;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.plugins.protocol.Platform;
import org.ganglion.runtime.api.plugins.PluginException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The protocol's view of the framework that it runs in. Whatever may run a plug-in's code has a thread of its own and a dead-line. */
public final class OsgiPlatform implements Platform {
  private static final Pattern KERNEL =
      Pattern.compile("org\\.ganglion\\.(api|runtime\\.api|kit|testkit|tensor(\\..+)?|onednn(\\..+)?|nd4j(\\..+)?|workflow|plugins|server|cli|edge\\.api|workbench(\\..+)?|.+\\.tests)");

  private final BundleContext context;
  private final Components components;
  private final ResolverWords words;
  private final Limited limited;
  private final Set<String> shipped;
  private final LongFunction<String> digests;
  private final Set<Long> own = ConcurrentHashMap.newKeySet();

  /**
   * The framework of a bundle.
   *
   * @param limit for a plug-in to start, to come to life, and to stop
   * @param digests SHA-256 of the content of a bundle by its number
   */
  public OsgiPlatform(BundleContext context, ServiceComponentRuntime runtime, Duration limit, LongFunction<String> digests) {
    this.digests = digests;
    this.context = context;
    this.components = new Components(runtime);
    this.words = new ResolverWords(context);
    this.limited = new Limited(limit);
    this.shipped = Arrays.stream(context.getBundles()).filter(this::swappable).map(Bundle::getSymbolicName).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean kernel(String name) {
    if (KERNEL.matcher(name).matches()) {
      return true;
    }
    return Arrays.stream(context.getBundles())
        .anyMatch(bundle -> name.equals(bundle.getSymbolicName()) && !own.contains(bundle.getBundleId()) && !swappable(bundle));
  }

  @Override
  public List<Version> installed() {
    return Arrays.stream(context.getBundles()).filter(bundle -> own.contains(bundle.getBundleId()) || swappable(bundle)).map(this::version).toList();
  }

  /** A plug-in exports nothing and has components. */
  private boolean swappable(Bundle bundle) {
    String name = bundle.getSymbolicName();
    var headers = bundle.getHeaders("");
    return name != null && !KERNEL.matcher(name).matches() && name.startsWith("org.ganglion.") && headers.get(Constants.FRAGMENT_HOST) == null
        && headers.get(Constants.EXPORT_PACKAGE) == null && headers.get("Service-Component") != null;
  }

  private Version version(Bundle bundle) {
    return new Version(bundle.getBundleId(), bundle.getSymbolicName(), bundle.getVersion().toString(), digests.apply(bundle.getBundleId()),
        !own.contains(bundle.getBundleId()));
  }

  @Override
  public Optional<Version> find(long id) {
    return Optional.ofNullable(context.getBundle(id)).map(this::version);
  }

  @Override
  public Version install(Candidate candidate, Path jar) {
    try {
      Bundle bundle = context.installBundle("reference:file:" + jar, null);
      own.add(bundle.getBundleId());
      if (!candidate.digest().equals(digests.apply(bundle.getBundleId()))) {
        bundle.uninstall();
        throw new PluginException(candidate.jar().getFileName() + " changed while it was being installed");
      }
      return version(bundle);
    } catch (BundleException e) {
      throw new PluginException(candidate.name() + " " + candidate.version() + " cannot be installed: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> resolve(long id) {
    Bundle bundle = context.getBundle(id);
    if (framework().resolveBundles(Set.of(bundle))) {
      return List.of();
    }
    try {
      // Only a start says why; it fails before any code of the bundle runs.
      bundle.start(Bundle.START_TRANSIENT);
      return List.of();
    } catch (BundleException e) {
      return words.sentences(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<String> declared(long id) {
    return ComponentFiles.of(context.getBundle(id)).stream().flatMap(component -> component.services().stream()).sorted().toList();
  }

  @Override
  public List<String> problems(long id) {
    Bundle bundle = context.getBundle(id);
    List<String> problems = new ArrayList<>(bundle.getState() == Bundle.INSTALLED ? resolve(id) : List.of());
    problems.addAll(components.problems(bundle));
    return problems;
  }

  @Override
  public List<String> components(String id) {
    List<String> found = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      for (ComponentFiles.Declared component : ComponentFiles.of(bundle)) {
        if (component.id().equals(id)) {
          String name = component.implementation() + " of " + bundle.getSymbolicName() + " " + bundle.getVersion() + " declares it; ";
          List<String> problems = problems(bundle.getBundleId());
          found.add(name + (problems.isEmpty() ? "its bundle is " + (bundle.getState() == Bundle.ACTIVE ? "active" : "not started")
              : String.join("; ", problems)));
        }
      }
    }
    return found;
  }

  @Override
  public boolean shipped(String name) {
    return shipped.contains(name);
  }

  @Override
  public List<String> dependents(long id) {
    Collection<Bundle> closure = framework().getDependencyClosure(Set.of(context.getBundle(id)));
    return closure.stream().filter(bundle -> bundle.getBundleId() != id)
        .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion() + " uses its packages").sorted().toList();
  }

  @Override
  public List<String> start(long id) {
    Bundle bundle = context.getBundle(id);
    if (bundle.adapt(BundleRevision.class).getDeclaredCapabilities(BundleRevision.PACKAGE_NAMESPACE).size() > 0) {
      // A contract bundle has nothing to start.
      return List.of();
    }
    try {
      return limited.call("start", () -> {
        bundle.start(Bundle.START_TRANSIENT);
        return components.problems(bundle);
      });
    } catch (TimeoutException e) {
      return List.of("it has not started after " + limited.limit().toSeconds() + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof BundleException && e.getCause().getCause() != null ? e.getCause().getCause() : e.getCause();
      return List.of("its start broke with " + cause);
    }
  }

  @Override
  public List<String> selfTest(long id) {
    Bundle bundle = context.getBundle(id);
    List<String> problems = new ArrayList<>();
    ServiceReference<?>[] references = bundle.getRegisteredServices();
    for (ServiceReference<?> reference : references == null ? new ServiceReference<?>[0] : references) {
      if (List.of((String[]) reference.getProperty(Constants.OBJECTCLASS)).contains(SelfTest.class.getName())) {
        problems.addAll(selfTest(reference));
      }
    }
    return problems;
  }

  private List<String> selfTest(ServiceReference<?> reference) {
    try {
      return limited.call("self-test", () -> {
        SelfTest test = (SelfTest) context.getService(reference);
        try {
          test.run();
          return List.<String>of();
        } finally {
          context.ungetService(reference);
        }
      });
    } catch (TimeoutException e) {
      return List.of("it has not ended after " + limited.limit().toSeconds() + " s");
    } catch (ExecutionException e) {
      return List.of(String.valueOf(e.getCause().getMessage() == null ? e.getCause() : e.getCause().getMessage()));
    }
  }

  @Override
  public boolean retire(long id) {
    Bundle bundle = context.getBundle(id);
    if (bundle == null) {
      return true;
    }
    try {
      limited.call("retire", () -> {
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.uninstall();
        refresh(bundle);
        return null;
      });
      own.remove(id);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      // It would not end: the caller puts it into quarantine.
      return false;
    }
  }

  private void refresh(Bundle bundle) throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    framework().refreshBundles(Set.of(bundle), event -> refreshed.countDown());
    refreshed.await(limited.limit().toSeconds(), TimeUnit.SECONDS);
  }

  private FrameworkWiring framework() {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
  }
}
