package org.ganglion.workflow.leases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;

/** Services of the framework. What is known of them before a lease comes from their properties, so that none is activated by looking. */
public final class OsgiServices implements Services {
  private static final Pattern KERNEL = Pattern.compile("org\\.ganglion\\.(api|kit|workflow|tensor(\\..+)?)");
  private static final String ID = "ganglion.id";
  private static final String VERSION = "ganglion.version";
  private static final String SUMMARY = "ganglion.summary";
  private static final String PURE = "ganglion.pure";

  private final BundleContext context;
  private final BundleDigests digests = new BundleDigests();

  /** Services that a bundle sees. */
  public OsgiServices(BundleContext context) {
    this.context = context;
  }

  @Override
  public List<Offer> offers(String type) {
    List<Offer> offers = new ArrayList<>();
    for (ServiceReference<?> reference : references(type)) {
      Bundle bundle = reference.getBundle();
      if (bundle != null) {
        offers.add(offer(type, reference, bundle));
      }
    }
    return offers;
  }

  private Collection<ServiceReference<?>> references(String type) {
    try {
      ServiceReference<?>[] found = context.getServiceReferences(type, null);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter is a valid filter", e);
    }
  }

  private Offer offer(String type, ServiceReference<?> reference, Bundle bundle) {
    return new Offer(
        type,
        text(reference, ID, ""),
        text(reference, VERSION, "0"),
        text(reference, SUMMARY, ""),
        Boolean.TRUE.equals(reference.getProperty(PURE)),
        reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
        new Plugin(bundle.getSymbolicName(), bundle.getVersion().toString(), digests.of(bundle)),
        reference);
  }

  private static String text(ServiceReference<?> reference, String name, String otherwise) {
    Object value = reference.getProperty(name);
    return value == null ? otherwise : value.toString();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Optional<Lease<T>> lease(Offer offer, Class<T> type) {
    ServiceObjects<T> objects = context.getServiceObjects((ServiceReference<T>) offer.handle());
    T service = objects == null ? null : objects.getService();
    return service == null ? Optional.empty() : Optional.of(new Held<>(offer, type.cast(service), objects));
  }

  @Override
  public Map<String, String> kernel() {
    Map<String, String> kernel = new TreeMap<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName() != null && KERNEL.matcher(bundle.getSymbolicName()).matches()) {
        kernel.put(bundle.getSymbolicName(), digests.of(bundle));
      }
    }
    return kernel;
  }

  private static final class Held<T> implements Lease<T> {
    private final Offer offer;
    private final T service;
    private final ServiceObjects<T> objects;
    private final AtomicBoolean closed = new AtomicBoolean();

    Held(Offer offer, T service, ServiceObjects<T> objects) {
      this.offer = offer;
      this.service = service;
      this.objects = objects;
    }

    @Override
    public T service() {
      return service;
    }

    @Override
    public Offer offer() {
      return offer;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        try {
          objects.ungetService(service);
        } catch (IllegalStateException e) {
          // The bundle was stopped while it was held; the framework has taken the service back already.
          return;
        }
      }
    }
  }
}
