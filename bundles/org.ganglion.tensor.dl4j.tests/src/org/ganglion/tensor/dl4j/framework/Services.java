package org.ganglion.tensor.dl4j.framework;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** Waits for services, which components register while the tests start already. */
final class Services {
  private static final long PATIENCE_MILLIS = 30_000;

  private Services() {}

  static BundleContext context() {
    return FrameworkUtil.getBundle(Services.class).getBundleContext();
  }

  /** The service of a type to which a further filter applies, for instance {@code (ganglion.id=dl4j)}. */
  static <T> T get(Class<T> type, String filter) {
    String all = "(&(" + Constants.OBJECTCLASS + "=" + type.getName() + ")" + filter + ")";
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), filter(all), null);
    tracker.open();
    try {
      T service = tracker.waitForService(PATIENCE_MILLIS);
      if (service == null) {
        throw new AssertionError("no service " + all + " after " + PATIENCE_MILLIS / 1000 + " s");
      }
      return service;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      tracker.close();
    }
  }

  private static Filter filter(String text) {
    try {
      return FrameworkUtil.createFilter(text);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
