package org.ganglion.rl.environments.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;

/** An environment in a child process. A missing number (null) in its answers is NaN, which whoever trains looks out for. */
final class BridgeEnvironment implements Environment {
  static final String PROTOCOL = "ganglion-environment/1";

  private final Line line;
  private final Space observationSpace;
  private final Space actionSpace;
  private final float[] observation;
  private boolean started;

  BridgeEnvironment(List<String> command, Duration patience) {
    line = new Line(command, patience);
    try {
      Map<?, ?> description = line.ask(Map.of("op", "describe"));
      if (!PROTOCOL.equals(description.get("protocol"))) {
        throw new IllegalStateException("the environment's process speaks " + Json.write(description.get("protocol")) + ", not " + PROTOCOL);
      }
      observationSpace = Spaces.read(description.get("observationSpace"));
      actionSpace = Spaces.read(description.get("actionSpace"));
    } catch (RuntimeException e) {
      line.close();
      throw e;
    }
    observation = new float[observationSpace.size()];
  }

  @Override
  public Space observationSpace() {
    return observationSpace;
  }

  @Override
  public Space actionSpace() {
    return actionSpace;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("op", "reset");
    how.seed().ifPresent(seed -> request.put("seed", seed));
    request.put("options", how.options());
    Map<?, ?> answer = line.ask(request);
    keep(answer.get("observation"));
    started = true;
    return info(answer);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (!started) {
      throw new IllegalStateException("reset comes before the first step");
    }
    actionSpace.check(action, at, 0);
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < actionSpace.size(); i++) {
      numbers.add(action[at + i]);
    }
    Map<?, ?> answer = line.ask(Map.of("op", "step", "action", numbers));
    keep(answer.get("observation"));
    result.set(number(answer.get("reward")), flag(answer, "terminated"), flag(answer, "truncated"));
    info(answer).forEach(result::put);
  }

  private void keep(Object numbers) {
    if (!(numbers instanceof List<?> list) || list.size() != observation.length) {
      throw new IllegalStateException("an observation is a list of " + observation.length + " numbers, the environment's process gave "
          + shortened(numbers));
    }
    for (int i = 0; i < observation.length; i++) {
      observation[i] = (float) number(list.get(i));
    }
  }

  private static double number(Object value) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Double number) {
      return number;
    }
    throw new IllegalStateException("the environment's process gave " + shortened(value) + " where a number belongs");
  }

  private static boolean flag(Map<?, ?> answer, String key) {
    if (answer.get(key) instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalStateException("the environment's process must say whether the episode is " + key + ", it gave " + shortened(answer.get(key)));
  }

  private static Map<String, Object> info(Map<?, ?> answer) {
    Map<String, Object> info = new LinkedHashMap<>();
    if (answer.get("info") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> info.put((String) key, value));
    }
    return info;
  }

  private static String shortened(Object value) {
    String text = Json.write(value);
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  @Override
  public void observe(float[] to, int at) {
    System.arraycopy(observation, 0, to, at, observation.length);
  }

  @Override
  public void close() {
    line.close();
  }
}
