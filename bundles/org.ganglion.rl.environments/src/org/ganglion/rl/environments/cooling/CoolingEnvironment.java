package org.ganglion.rl.environments.cooling;

import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.Episodes;

/**
 * Sets the cooling of a data hall every five minutes. Action: water, hall fans and tower fans, each −1 … 1 over its range ({@link Controls}).
 * Observation: measured hall temperature, its change since the last step, water temperature, outdoor temperature (°C), load, power of the cooling
 * (kW), sine and cosine of the hour, the last controls: water (°C), fans and tower (shares of full speed). Reward: energy saved against the rule
 * controller under the same weather and load, in 10 kWh, less 0.5 for each degree minute above the limit. It has no end of its own. The info of the
 * last step of a day has {@code energy}, {@code ruleEnergy} (kWh), {@code excess} and {@code ruleExcess} (degree minutes) since the start.
 */
final class CoolingEnvironment implements Environment {
  static final int OBSERVED = 11;
  private static final double REWARD_KWH = 10;
  private static final double EXCESS_PRICE = 0.5;
  private static final double SENSOR_NOISE = 0.05;
  private static final double WIDE = 1e4;
  private static final Space ACTIONS = Space.Box.of(-1, 1, 3);
  private static final Space OBSERVATIONS =
      Space.Box.of(
          List.of(-50.0, -50.0, -50.0, -60.0, 0.0, 0.0, -1.0, -1.0, 0.0, 0.0, 0.0),
              List.of(WIDE, WIDE, WIDE, 60.0, WIDE, WIDE, 1.0, 1.0, 50.0, 1.0, 1.0));
  /** What a reset tells. */
  private static final Map<String, Object> ABOUT =
      Map.of(
          "observed", List.of(
              "hall °C", "change °C", "water °C", "outdoor °C", "load kW", "cooling kW", "sine of the hour", "cosine of the hour",
                  "water set point °C", "fans", "tower"),
          "bounds", Map.of("hall °C", Plant.LIMIT),
          "secondsPerStep", (double) Plant.CONTROL_SECONDS);

  private final int days;
  private final RuleController rule;
  private final Episodes episodes = new Episodes("cooling", "cooling");
  private Controls last;
  private Conditions conditions;
  private Plant plant;
  private Plant shadow;
  private int step;
  private double before;
  private double energy;
  private double ruleEnergy;
  private double excess;
  private double ruleExcess;

  CoolingEnvironment(int days, RuleController rule) {
    this.days = days;
    this.rule = rule;
  }

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return ACTIONS;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    episodes.begin(how);
    // One more day than is played, so that an oracle can look ahead at the end.
    conditions = new Conditions(episodes.random(), episodes.episode(), (days + 1) * Conditions.STEPS_PER_DAY);
    plant = new Plant();
    shadow = new Plant();
    step = 0;
    energy = 0;
    ruleEnergy = 0;
    excess = 0;
    ruleExcess = 0;
    before = measured();
    last = rule.controls(before);
    return ABOUT;
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (plant == null) {
      throw new IllegalStateException("reset comes before the first step");
    }
    ACTIONS.check(action, at, 0);
    before = measured();
    Controls controls = Controls.of(action, at);
    last = controls;
    int now = Math.min(step, conditions.load.length - 1);
    double used = plant.advance(controls, conditions.outdoor[now], conditions.load[now]);
    double usedByRule = shadow.advance(rule.controls(shadow.measured), conditions.outdoor[now], conditions.load[now]);
    step++;
    energy += used;
    ruleEnergy += usedByRule;
    excess += plant.excess;
    ruleExcess += shadow.excess;
    result.set((usedByRule - used) / REWARD_KWH - EXCESS_PRICE * plant.excess, false, false);
    if (step % Conditions.STEPS_PER_DAY == 0) {
      result.put("energy", energy);
      result.put("ruleEnergy", ruleEnergy);
      result.put("excess", excess);
      result.put("ruleExcess", ruleExcess);
    }
  }

  /** What the sensor shows, with the noise of this moment. */
  double measured() {
    return plant.measured + SENSOR_NOISE * episodes.random().normal(-1 - episodes.episode(), step);
  }

  @Override
  public void observe(float[] to, int at) {
    double measured = measured();
    int now = Math.min(step, conditions.load.length - 1);
    double hour = 2 * Math.PI * step / Conditions.STEPS_PER_DAY;
    to[at] = (float) measured;
    to[at + 1] = (float) (measured - before);
    to[at + 2] = (float) plant.water;
    to[at + 3] = (float) conditions.outdoor[now];
    to[at + 4] = (float) conditions.load[now];
    to[at + 5] = (float) plant.power;
    to[at + 6] = (float) Math.sin(hour);
    to[at + 7] = (float) Math.cos(hour);
    to[at + 8] = (float) last.water();
    to[at + 9] = (float) last.fans();
    to[at + 10] = (float) last.tower();
  }

  Plant plant() {
    return plant;
  }

  Conditions conditions() {
    return conditions;
  }

  /** Steps since the start. */
  int now() {
    return step;
  }

  RuleController rule() {
    return rule;
  }
}
