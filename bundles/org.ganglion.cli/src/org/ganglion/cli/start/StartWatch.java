package org.ganglion.cli.start;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ganglion.runtime.api.GanglionRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Ends the process with a sentence where the framework has started and there is no runtime: a command must not wait for ever. */
@Component(service = {}, immediate = true)
public final class StartWatch implements FrameworkListener {
  private final BundleContext context;

  @Activate
  public StartWatch(BundleContext context) {
    this.context = context;
    if (context.getProperty("ganglion.root") != null) {
      context.addFrameworkListener(this);
    }
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    boolean complete = event.getType() == FrameworkEvent.STARTED || event.getType() == FrameworkEvent.STARTLEVEL_CHANGED;
    if (complete && context.getServiceReference(GanglionRuntime.class) == null) {
      System.err.println("ganglion: the workflow engine did not start" + unresolved() + "; './ganglion build' makes the product anew.");
      Runtime.getRuntime().halt(1);
    }
  }

  private String unresolved() {
    String names =
        Arrays.stream(context.getBundles())
            .filter(bundle -> bundle.getState() == Bundle.INSTALLED && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
            .map(Bundle::getSymbolicName)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ", because these bundles cannot be resolved: " + names;
  }
}
