package org.ganglion.plugins.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ganglion.api.data.Records;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.file.Sha256;
import org.ganglion.kit.json.Json;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.workflow.routing.Ghost;

/**
 * The folder {@code plugins} of a state folder: jars put into it by hand are looked at and installed; {@code installed} holds the jars in use, each
 * under the beginning of its digest; {@code state.json} says which of them are wanted.
 */
public final class PluginFolder {
  private final Path root;
  private final Disk disk = new Disk();

  /** Of a state folder; nothing is made before something is written. */
  public PluginFolder(Path home) {
    this.root = home.resolve("plugins").toAbsolutePath().normalize();
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** Certificates of those whose signature is enough. */
  public Path trusted() {
    return root.resolve("trusted");
  }

  Path journal() {
    return root.resolve("journal.jsonl");
  }

  Path lock() {
    return root.resolve("lock");
  }

  /** Makes the folders. */
  public void create() throws IOException {
    Files.createDirectories(root.resolve("installed"));
  }

  /** Where a jar of this content is kept. */
  public Path jar(String name, String version, String digest) {
    return root.resolve("installed").resolve(name + "_" + version + "_" + digest.substring(0, 16) + ".jar");
  }

  /** Keeps a copy of a jar, and looks at the copy once more: what was looked at is what is installed. */
  public Path keep(Candidate candidate) throws IOException {
    create();
    Path jar = jar(candidate.name(), candidate.version().toString(), candidate.digest());
    if (!Files.exists(jar) || !Sha256.of(jar).equals(candidate.digest())) {
      disk.copyDurably(candidate.jar(), jar);
    }
    if (!Sha256.of(jar).equals(candidate.digest())) {
      Files.deleteIfExists(jar);
      throw new PluginException(candidate.jar().getFileName() + " changed while it was being installed; put it there whole and try again");
    }
    return jar;
  }

  /** Removes jars that nobody wants. */
  public void sweep(DesiredState state) throws IOException {
    Path folder = root.resolve("installed");
    if (Files.isDirectory(folder)) {
      Set<Path> wanted = state.plugins().stream().map(plugin -> jar(plugin.name(), plugin.version(), plugin.digest())).collect(Collectors.toSet());
      List<Path> jars;
      try (Stream<Path> files = Files.list(folder)) {
        jars = files.filter(file -> !wanted.contains(file)).toList();
      }
      for (Path jar : jars) {
        Files.deleteIfExists(jar);
      }
    }
  }

  /** What is wanted. */
  public DesiredState state() throws IOException {
    Path file = root.resolve("state.json");
    if (!Files.exists(file)) {
      return DesiredState.EMPTY;
    }
    try {
      return Records.read(DesiredState.class, Json.readObject(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw new IOException("the list of wanted plug-ins " + file + " cannot be read: " + e.getMessage()
          + "; mend it, or move it away to start with the product's own plug-ins", e);
    }
  }

  /** Wants something else from now on. When this returns it is on the disk. */
  public void state(DesiredState state) throws IOException {
    create();
    disk.replaceDurably(root.resolve("state.json"), Json.pretty(Records.write(state)));
  }

  /** Operators of plug-ins that are or were there. */
  public Collection<Ghost> ghosts() throws IOException {
    return read().values();
  }

  /** Remembers operators; those of the same ids known before are replaced. */
  public void remember(Collection<Ghost> ghosts) throws IOException {
    Map<String, Ghost> all = read();
    ghosts.forEach(ghost -> all.put(ghost.operator().id(), ghost));
    create();
    disk.replaceDurably(root.resolve("operators.json"), Json.pretty(Map.of("operators", Records.write(new ArrayList<>(all.values())))));
  }

  private Map<String, Ghost> read() throws IOException {
    Map<String, Ghost> ghosts = new LinkedHashMap<>();
    Path file = root.resolve("operators.json");
    if (Files.exists(file)) {
      for (Object each : (List<?>) Json.readObject(Files.readString(file)).get("operators")) {
        Ghost ghost = Records.read(Ghost.class, each);
        ghosts.put(ghost.operator().id(), ghost);
      }
    }
    return ghosts;
  }
}
