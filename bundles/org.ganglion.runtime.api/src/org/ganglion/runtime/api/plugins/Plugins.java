package org.ganglion.runtime.api.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Service: plug-ins of the running platform. One operation at a time; every move is journaled and told to the listener while the call lasts, and what
 * is wanted stands in the state folder, so that another start finds the same versions. Every operation throws {@link PluginException} with one
 * sentence when it is refused, and has then changed nothing.
 */
public interface Plugins {
  /**
   * Brings the plug-ins that a state folder wants into this process, once. Contents are verified; what cannot be used is reported by {@link #list}
   * and {@link #why}, and its operators are ghosts.
   */
  void open(Path home) throws IOException;

  /**
   * Keeps the right to change the folder's plug-ins for this process, and watches its {@code plugins} folder for new jars, until the process ends.
   */
  void watch() throws IOException;

  /** All plug-ins by name, versions that still drain included. */
  List<PluginSummary> list();

  /** What installing or swapping a jar would do. */
  SwapPlan preview(Path jar) throws IOException;

  /** Installs a plug-in that is not there, or a contract bundle; or, where the options say so, a version beside the one that is there. */
  PluginSummary install(Path jar, SwapOptions options, Consumer<PluginMove> listener) throws IOException;

  /** Puts another version in a plug-in's place. */
  PluginSummary swap(Path jar, SwapOptions options, Consumer<PluginMove> listener) throws IOException;

  /**
   * Takes a plug-in away. One that is in use is refused, its users named, unless forced: then they are waited for, and cancelled at the dead-line.
   *
   * @param name symbolic name; {@code name@version} where several versions stand side by side
   */
  void remove(String name, boolean force, Duration patience, Consumer<PluginMove> listener) throws IOException;

  /**
   * Says in words why something is or is not active, the whole chain, one line each.
   *
   * @param what name of a plug-in, id of an operator or service, or the path of a workflow file
   */
  List<String> why(String what) throws IOException;

  /** The last lines of the journal, oldest first. */
  List<PluginMove> moves(int most) throws IOException;
}
