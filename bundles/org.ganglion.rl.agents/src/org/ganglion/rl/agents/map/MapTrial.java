package org.ganglion.rl.agents.map;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.kit.image.Png;
import org.ganglion.kit.image.Raster;
import org.ganglion.rl.agents.play.Scene;
import org.ganglion.rl.agents.policy.TrainedPolicy;
import org.ganglion.rl.agents.world.EnvironmentChoice;

/** Puts a map to the test: tries at its top cell, some at random ones, what it promised before each, and pictures of the first episode. */
public final class MapTrial {
  private final TensorCore core;
  private final RunContext context;
  private final double random;
  private final Calibration top = new Calibration();
  private final Calibration all = new Calibration();
  private final List<byte[]> frames = new ArrayList<>();

  /** A share {@code random} of the tries is made at random cells. */
  public MapTrial(TensorCore core, RunContext context, double random) {
    this.core = core;
    this.context = context;
    this.random = random;
  }

  /** Whether this model is a map. */
  public static void require(Model policy) {
    if (!"success-map".equals(policy.about().get("algorithm"))) {
      throw new InputException("this model is a " + policy.about().getOrDefault("algorithm", "network")
          + ", a map of success is needed, the policy that the agent success-map learns");
    }
  }

  /** Plays whole episodes. */
  public void play(EnvironmentChoice choice, Model policy, int episodes, long seed) {
    try (Environment environment = choice.createAlone(context);
        TrainedPolicy map = new TrainedPolicy(core, policy, environment.observationSpace(), environment.actionSpace(), 1, context)) {
      RandomStream draw = RandomStream.of(seed, "random cells");
      environment.reset(Reset.seeded(seed));
      long step = 0;
      for (int episode = 0; episode < episodes; episode++) {
        if (episode > 0) {
          environment.reset(Reset.next());
        }
        step = episode(environment, map, draw, step, episode == 0);
      }
    }
  }

  private long episode(Environment environment, TrainedPolicy map, RandomStream draw, long first, boolean pictured) {
    int start = ((Space.Discrete) environment.actionSpace()).start();
    float[] seen = new float[environment.observationSpace().size()];
    double[] action = new double[1];
    StepResult result = new StepResult();
    long step = first;
    do {
      context.checkCancelled();
      environment.observe(seen, 0);
      map.look(seen);
      List<Double> promises = map.opinion(0);
      // The pictured episode is what the map does when it is left alone.
      boolean anywhere = !pictured && draw.uniform(step, 0) < random;
      if (anywhere) {
        action[0] = start + draw.below(promises.size(), step, 1);
      } else {
        map.best(0, action, 0);
      }
      int cell = (int) action[0] - start;
      Raster scene = pictured ? Scene.of(environment, seen) : null;
      environment.step(action, 0, result);
      boolean success = result.reward() > 0;
      all.add(promises.get(cell), success);
      if (!anywhere) {
        top.add(promises.get(cell), success);
      }
      if (pictured) {
        int columns = columns(environment.observationSpace(), promises.size());
        frames.add(Png.encode(HeatMap.of(scene, promises, columns, cell, success)));
      }
      step++;
    } while (!result.over());
    return step;
  }

  private static int columns(Space space, int cells) {
    List<Integer> shape = space.shape();
    int height = shape.get(shape.size() - 2);
    int width = shape.get(shape.size() - 1);
    return width / (int) Math.round(Math.sqrt((double) height * width / cells));
  }

  /** Tries at the top cell. */
  public Calibration top() {
    return top;
  }

  /** All tries. */
  public Calibration all() {
    return all;
  }

  /** The first episode as PNG files, a frame for each try. */
  public List<byte[]> frames() {
    return frames;
  }
}
