package org.ganglion.workflow.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.run.RunInfo;
import org.ganglion.kit.file.Disk;
import org.ganglion.workflow.cache.StepCache;
import org.ganglion.workflow.check.Plan;
import org.ganglion.workflow.codec.Codecs;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.leases.Services;
import org.ganglion.workflow.store.ArtifactStore;
import org.ganglion.workflow.store.RunView;

/**
 * All that a run has around it.
 *
 * @param base folder that relative paths of parameters start at
 * @param moved paths of parameters that lead elsewhere, since the run came in an archive
 * @param readCache whether results may be taken from earlier runs
 */
record RunSetting(
    Plan plan,
    RunInfo info,
    Environment environment,
    RunFolder folder,
    Path home,
    Path base,
    Map<String, Path> moved,
    int threads,
    Duration checkpointEvery,
    boolean readCache,
    Services services,
    RunHolder holder,
    Codecs codecs,
    ArtifactStore store,
    RunView view,
    StepCache cache,
    Disk disk) {
  /** What the run leases by. */
  Routes routes() {
    return holder.routes();
  }

  /** The file that a parameter names. */
  Path file(String path) {
    return moved.containsKey(path) ? moved.get(path) : base.resolve(path).normalize();
  }

  /** Seeds of steps come from the workflow's seed and their names. */
  long seed(String step) {
    return RandomStream.derive(plan.workflow().seed(), step);
  }

  /** Steps by name in the order of the file. */
  List<String> stepNames() {
    return plan.steps().stream().map(Plan.PlannedStep::id).toList();
  }
}
