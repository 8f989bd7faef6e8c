package org.ganglion.plugins.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What versions that are gone leave in memory: their class loaders, loaded classes, metaspace. */
final class Memory {
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();
  private final List<Long> metaspace = new ArrayList<>();

  /** Remembers the class loader of a version that is about to be replaced, weakly. */
  void watch(Bundle bundle) {
    loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
  }

  /** Takes a sample, after a collection. */
  void sample() {
    System.gc();
    classes.add(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    metaspace.add(ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace")).map(MemoryPoolMXBean::getUsage).mapToLong(usage -> usage.getUsed()).sum());
  }

  /** How many class loaders are still there. */
  long left() {
    System.gc();
    return loaders.stream().filter(loader -> loader.get() != null).count();
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
    int middle = classes.size() / 2;
    return String.format(Locale.ROOT, "%d of %d class loaders collected; loaded classes %d, %d, %d and metaspace %.1f, %.1f, %.1f MiB after the first swap, in the middle, and at the end",
        loaders.size() - left(), loaders.size(), classes.getFirst(), classes.get(middle), classes.getLast(), mebibytes(0), mebibytes(middle), mebibytes(metaspace.size() - 1));
  }

  private double mebibytes(int sample) {
    return metaspace.get(sample) / 1048576.0;
  }
}
