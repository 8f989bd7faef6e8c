package org.ganglion.workbench.start;

/** Ids of the perspectives, as {@code plugin.xml} has them. */
public final class Perspectives {
  public static final String DESIGN = "org.ganglion.workbench.design";
  public static final String RUN = "org.ganglion.workbench.run";
  public static final String PLUGINS = "org.ganglion.workbench.plugins";

  private Perspectives() {}
}
