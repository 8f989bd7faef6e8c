package org.ganglion.tensor.onednn;

import java.util.Hashtable;
import org.ganglion.api.engine.Engine;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Registers the engine where its native library is there for this platform; an engine that cannot run does not register. Loads nothing. */
@Component(immediate = true, service = {})
public final class EngineRegistration {
  /** Before the engine on DL4J: what both can compute is computed here. */
  private static final int RANKING = 100;

  private final ServiceRegistration<Engine> registration;

  @Activate
  public EngineRegistration(BundleContext context) {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, RANKING);
    properties.put("engine", OneDnnEngine.ID);
    registration = NativeLibrary.present() ? context.registerService(Engine.class, new OneDnnEngine(new NativeLibrary()), properties) : null;
  }

  @Deactivate
  void withdraw() {
    if (registration != null) {
      registration.unregister();
    }
  }
}
