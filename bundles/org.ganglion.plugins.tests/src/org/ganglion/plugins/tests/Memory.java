package org.ganglion.plugins.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What versions that are gone leave in memory: their class loaders, loaded classes, metaspace.
 *
 * <p>The JVM of these tests does not keep what is only softly reachable ({@code -XX:SoftRefLRUPolicyMSPerMB=0}). By default it would for a quarter of
 * an hour, and in it the hidden classes by which {@code java.lang.reflect} calls the constructors of records: some ten for each version, in caches of
 * the JDK.
 */
final class Memory {
  private static final MemoryPoolMXBean METASPACE =
      ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace")).findFirst().orElseThrow();

  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();
  private final List<Long> metaspace = new ArrayList<>();

  /** Remembers the class loader of a version that is about to be replaced, weakly. */
  void watch(Bundle bundle) {
    loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
  }

  /** Waits until all versions that are watched have been collected, and takes a sample of what is left. */
  void sample() throws InterruptedException {
    System.gc();
    Bench.await(() -> left() == 0, "the class loader of the version that has drained to be collected");
    classes.add(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    metaspace.add(METASPACE.getUsage().getUsed());
  }

  private long left() {
    long left = loaders.stream().filter(loader -> loader.get() != null).count();
    if (left > 0) {
      System.gc();
    }
    return left;
  }

  /** Classes more at the end than in the middle of all samples. */
  int moreClasses() {
    return classes.getLast() - classes.get(classes.size() / 2);
  }

  /** Bytes of metaspace more at the end than in the middle of all samples. */
  long moreMetaspace() {
    return metaspace.getLast() - metaspace.get(metaspace.size() / 2);
  }

  @Override
  public String toString() {
    return loaders.size() - left() + " of " + loaders.size()
        + " class loaders collected, each before the next swap; after the first swap, a quarter, half, three quarters and all: loaded classes "
        + quarters(sample -> String.valueOf(classes.get(sample))) + ", MiB of metaspace "
            + quarters(sample -> String.format(Locale.ROOT, "%.2f", metaspace.get(sample) / 1048576.0));
  }

  private String quarters(IntFunction<String> figure) {
    int last = classes.size() - 1;
    return IntStream.of(0, last / 4, classes.size() / 2, last * 3 / 4, last).mapToObj(figure).collect(Collectors.joining(" "));
  }
}
