package org.ganglion.workbench.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.ganglion.runtime.api.RunOptions;

/** What stands on the page of preferences. Kept in the state folder, with the layout. */
public final class Settings {
  static final String ENGINE = "engine";
  static final String THREADS = "threads";
  static final String CACHE = "cache";
  static final String CHECKPOINTS = "checkpointSeconds";
  static final String MEMORY = "memory";
  static final String FOLDER = "workflows";
  static final String ATTACH = "attach";
  private static final int CHECKPOINT_SECONDS = 20;

  private Settings() {}

  static ScopedPreferenceStore store() {
    ScopedPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.ganglion.workbench");
    store.setDefault(ENGINE, "");
    store.setDefault(THREADS, 0);
    store.setDefault(CACHE, true);
    store.setDefault(CHECKPOINTS, CHECKPOINT_SECONDS);
    store.setDefault(MEMORY, "");
    store.setDefault(FOLDER, "");
    store.setDefault(ATTACH, true);
    return store;
  }

  /** How runs are executed that are started here. */
  public static RunOptions options(Path home) {
    ScopedPreferenceStore store = store();
    Optional<String> engine = Optional.of(store.getString(ENGINE).strip()).filter(name -> !name.isEmpty());
    return new RunOptions(home, store.getBoolean(CACHE), store.getInt(THREADS), engine, Duration.ofSeconds(store.getInt(CHECKPOINTS)));
  }

  /** Another folder whose workflows are listed. */
  public static Optional<Path> folder() {
    return Optional.of(store().getString(FOLDER)).filter(name -> !name.isBlank()).map(Path::of).filter(Files::isDirectory);
  }

  /** Whether a server that runs over the state folder is taken without being asked for. */
  public static boolean attach() {
    return store().getBoolean(ATTACH);
  }
}
