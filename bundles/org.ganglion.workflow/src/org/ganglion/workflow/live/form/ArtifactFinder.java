package org.ganglion.workflow.live.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.journal.JournalText;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.journal.StepState;
import org.ganglion.workflow.store.ArtifactStore;
import org.ganglion.workflow.store.Digests;

/**
 * Finds the artifact that a node's {@code in} names: {@code run:step.port}, where the run is an id, the beginning of one, {@code last}, or the name
 * of a workflow, which stands for its last run with that artifact; or else the folder of an artifact.
 */
public final class ArtifactFinder {
  private final Home home;
  private final ArtifactStore store;
  private final Map<String, String> known;

  /**
   * Artifacts of a state folder.
   *
   * @param known digests of artifacts of runs that were found before, by the text that names them: later runs do not change what these mean
   */
  public ArtifactFinder(Home home, ArtifactStore store, Map<String, String> known) {
    this.home = home;
    this.store = store;
    this.known = Map.copyOf(known);
  }

  /**
   * The artifact.
   *
   * @param base folder that relative paths start at
   * @throws IOException with a clause when there is none
   */
  LiveNode.Artifact find(String text, String type, Path base) throws IOException {
    int colon = text.indexOf(':');
    return colon > 0 ? ofRun(text, text.substring(0, colon), text.substring(colon + 1)) : ofFolder(text, type, base);
  }

  private static LiveNode.Artifact ofFolder(String text, String type, Path base) throws IOException {
    Path folder = base.resolve(text).normalize();
    if (!Files.isDirectory(folder)) {
      throw new IOException("names no folder '" + text + "'; it takes run:step.port (digits-gan:gan.generator) or a folder with an artifact of type "
          + type);
    }
    // what a run shows as its artifacts are links into the store
    Path real = folder.toRealPath();
    return new LiveNode.Artifact(text, real, Digests.ofFolder(real));
  }

  private LiveNode.Artifact ofRun(String text, String run, String output) throws IOException {
    int dot = output.indexOf('.');
    if (dot < 1 || dot == output.length() - 1) {
      throw new IOException("takes run:step.port, such as digits-gan:gan.generator, not '" + text + "'");
    }
    if (known.containsKey(text) && store.has(known.get(text))) {
      return new LiveNode.Artifact(text, store.get(known.get(text)), known.get(text));
    }
    for (String id : candidates(run)) {
      StepState step = RunState.of(JournalText.read(home.run(id).journal()).entries()).step(output.substring(0, dot));
      String digest = step.artifacts().get(output.substring(dot + 1));
      if (digest != null && store.has(digest)) {
        return new LiveNode.Artifact(text, store.get(digest), digest);
      }
    }
    throw new IOException("names nothing: no run '" + run + "' in " + home.root() + " has given " + output + " yet");
  }

  /** Runs that may be meant, the newest first. */
  private List<String> candidates(String run) throws IOException {
    List<String> all = home.runs().reversed();
    if (run.equals("last")) {
      return all.subList(0, Math.min(1, all.size()));
    }
    List<String> byId = all.stream().filter(id -> id.equals(run) || id.startsWith(run) && run.matches("[0-9].*")).toList();
    return byId.isEmpty() ? all.stream().filter(id -> workflow(id).equals(run)).toList() : byId;
  }

  private String workflow(String id) {
    try {
      RunState state = RunState.of(JournalText.read(home.run(id).journal()).entries());
      return state.begin() == null ? "" : state.begin().text("workflow");
    } catch (IOException e) {
      return "";
    }
  }
}
