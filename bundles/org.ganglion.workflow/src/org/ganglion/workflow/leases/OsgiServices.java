package org.ganglion.workflow.leases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.ganglion.api.operator.InputException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** Services of the framework. What is known of them before a lease comes from their properties, so that none is activated by looking. */
public final class OsgiServices implements Services {
  private static final Pattern KERNEL = Pattern.compile("org\\.ganglion\\.(api|kit|workflow|tensor(\\..+)?)");
  private static final String ID = "ganglion.id";
  private static final String VERSION = "ganglion.version";
  private static final String SUMMARY = "ganglion.summary";
  private static final String PURE = "ganglion.pure";

  private static final String READS_STATE_OF = "ganglion.readsStateOf";

  private final BundleContext context;
  private final Activation activation;
  private final BundleDigests digests = new BundleDigests();

  /**
   * Services that a bundle sees.
   *
   * @param activationLimit for a service to come to life in
   */
  public OsgiServices(BundleContext context, Duration activationLimit) {
    this.context = context;
    this.activation = new Activation(activationLimit);
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

  @Override
  public List<Offer> of(long number) {
    Bundle bundle = context.getBundle(number);
    ServiceReference<?>[] registered = bundle == null ? null : bundle.getRegisteredServices();
    List<Offer> offers = new ArrayList<>();
    for (ServiceReference<?> reference : registered == null ? new ServiceReference<?>[0] : registered) {
      if (reference.getProperty(ID) != null) {
        for (String type : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
          offers.add(offer(type, reference, bundle));
        }
      }
    }
    return offers;
  }

  @Override
  public String digest(long number) {
    Bundle bundle = context.getBundle(number);
    return bundle == null ? "" : digests.of(bundle);
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
        text(reference, READS_STATE_OF, ""),
        reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
        new Plugin(bundle.getSymbolicName(), bundle.getVersion().toString(), digests.of(bundle)),
        bundle.getBundleId(),
        reference);
  }

  private static String text(ServiceReference<?> reference, String name, String otherwise) {
    Object value = reference.getProperty(name);
    return value == null ? otherwise : value.toString();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Optional<Lease<T>> lease(Offer offer, Class<T> type) {
    ServiceReference<T> reference = (ServiceReference<T>) offer.handle();
    ServiceObjects<T> objects = context.getServiceObjects(reference);
    Bundle bundle = reference.getBundle();
    BundleWiring wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
    if (objects == null || wiring == null) {
      return Optional.empty();
    }
    String what = type(offer) + " '" + offer.id() + "' of " + offer.plugin().name();
    T service = activation.of(what, wiring.getClassLoader(), objects::getService);
    if (service == null && reference.getBundle() != null) {
      throw new InputException(what + " does not come to life; 'ganglion plugin why " + offer.id() + "' says more");
    }
    return service == null ? Optional.empty() : Optional.of(new Held<>(offer, type.cast(service), objects));
  }

  private static String type(Offer offer) {
    return offer.type().substring(offer.type().lastIndexOf('.') + 1);
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
