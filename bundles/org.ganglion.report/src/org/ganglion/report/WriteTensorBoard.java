package org.ganglion.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.run.StepRecord;
import org.ganglion.report.tensorboard.Events;
import org.osgi.service.component.annotations.Component;

/** Writes curves and pictures of steps where TensorBoard looks for them. */
@Component(service = Operator.class)
@OperatorInfo(id = "report.tensorboard", version = "1.0", summary = "Writes curves and pictures of steps as TensorBoard event files", pure = false)
public final class WriteTensorBoard implements Operator<WriteTensorBoard.In, WriteTensorBoard.Params, WriteTensorBoard.Out> {
  /** Steps. */
  public record In(@Port("steps whose curves and pictures are written") List<StepRecord> from) {}

  /** Where to. */
  public record Params(@Default("tensorboard")
      @Help("folder for tensorboard --logdir; each run of the workflow gets a folder in it, each step one in that") String folder) {}

  /** What was written. */
  public record Out(@Port("folder, points and pictures written") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Path folder = context.file(params.folder()).resolve(context.run().id());
    long points = 0;
    long pictures = 0;
    for (StepRecord step : in.from()) {
      Path home = Files.createDirectories(folder.resolve(step.id()));
      points += step.curves().curves().stream().mapToLong(curve -> curve.x().length).sum();
      pictures += Events.write(step, home);
    }
    context.log("tensorboard --logdir " + context.file(params.folder()));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("folder", folder.toString());
    facts.put("points", points);
    facts.put("pictures", pictures);
    return new Out(new Facts(facts));
  }
}
