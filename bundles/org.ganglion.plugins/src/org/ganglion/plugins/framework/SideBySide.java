package org.ganglion.plugins.framework;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.service.component.annotations.Component;

/** Lets two contents of one name and version be installed at once; whether they may is decided by the protocol, which knows their digests. */
@Component(service = CollisionHook.class)
public final class SideBySide implements CollisionHook {
  @Override
  public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
    if (operation == INSTALLING) {
      candidates.clear();
    }
  }
}
