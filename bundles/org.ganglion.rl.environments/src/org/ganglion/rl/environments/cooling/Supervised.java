package org.ganglion.rl.environments.cooling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;

/**
 * Stands between an agent and the plant. In automatic mode the agent's controls are set, within the safety envelope where that is on; in advice mode
 * the rule controller stays in charge and the agent's controls are only noted. The exit switch is a file: as long as it exists the rule controller is
 * in charge.
 *
 * <p>The info tells {@code vetoed} (share of full cooling that the envelope mixed in), {@code advice} (the controls that were not set), {@code exit};
 * only in steps where there is something to tell.
 */
final class Supervised extends Wrapper {
  private final RuleController rule;
  private final Mode mode;
  private final boolean envelope;
  private final Optional<Path> exitSwitch;
  private final SafetyEnvelope safety = new SafetyEnvelope();
  private final float[] seen = new float[CoolingEnvironment.OBSERVED];
  private final double[] set = new double[3];

  Supervised(Environment inner, RuleController rule, Mode mode, boolean envelope, Optional<Path> exitSwitch) {
    super(inner);
    this.rule = rule;
    this.mode = mode;
    this.envelope = envelope;
    this.exitSwitch = exitSwitch;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    Map<String, Object> info = inner.reset(how);
    inner.observe(seen, 0);
    return info;
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    inner.actionSpace().check(action, at, 0);
    Controls wanted = Controls.of(action, at);
    boolean exit = exitSwitch.isPresent() && Files.exists(exitSwitch.get());
    if (exit || mode == Mode.ADVICE) {
      rule.controls(seen[0]).write(set, 0);
      inner.step(set, 0, result);
      result.put("advice", Map.of("water", wanted.water(), "fans", wanted.fans(), "tower", wanted.tower()));
      if (exit) {
        result.put("exit", true);
      }
    } else {
      double share = envelope ? safety.neededShare(wanted, seen[0], seen[1], seen[2], seen[3], seen[4]) : 0;
      SafetyEnvelope.mixed(wanted, share).write(set, 0);
      inner.step(set, 0, result);
      if (share > 0) {
        result.put("vetoed", share);
      }
    }
    inner.observe(seen, 0);
  }
}
