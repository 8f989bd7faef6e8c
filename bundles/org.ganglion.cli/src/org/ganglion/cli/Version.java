package org.ganglion.cli;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine.IVersionProvider;

/** Versions of the platform and of what it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Bundle bundle = FrameworkUtil.getBundle(Version.class);
    String own = bundle == null ? "(outside of its framework)" : bundle.getVersion().toString();
    return new String[] {"Ganglion " + own, "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"};
  }
}
