package org.ganglion.tensor.dl4j;

import java.util.Hashtable;
import java.util.Optional;
import org.ganglion.api.engine.Engine;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Registers the engine where ND4J has native code for the machine; elsewhere says why not, so that no engine is offered that cannot run. */
@Component(service = {}, immediate = true)
public final class Dl4jRegistration {
  /** Below the engine on oneDNN, which is faster where it can. */
  private static final int RANKING = 10;

  private static final System.Logger LOG = System.getLogger(Dl4jRegistration.class.getName());

  private final ServiceRegistration<Engine> registration;

  /** Looks for the native code, which costs no loading. */
  @Activate
  public Dl4jRegistration(BundleContext context) {
    Nd4jLibrary library = new Nd4jLibrary();
    Optional<String> missing = library.missing();
    if (missing.isPresent()) {
      LOG.log(System.Logger.Level.WARNING, "the engine '" + Dl4jEngine.ID + "' is not there: " + missing.get());
      registration = null;
    } else {
      Hashtable<String, Object> properties = new Hashtable<>();
      properties.put(Constants.SERVICE_RANKING, RANKING);
      properties.put("ganglion.id", Dl4jEngine.ID);
      registration = context.registerService(Engine.class, new Dl4jEngine(library), properties);
    }
  }

  @Deactivate
  void stop() {
    if (registration != null) {
      registration.unregister();
    }
  }
}
