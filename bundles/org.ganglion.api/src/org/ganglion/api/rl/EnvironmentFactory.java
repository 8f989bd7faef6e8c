package org.ganglion.api.rl;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ganglion.api.data.Names;
import org.ganglion.api.data.Schema;

/** Service: makes environments of one kind. Registered with {@code @Provides(id = …)}, for instance {@code CartPole-v1}. */
public interface EnvironmentFactory {
  /** What {@link #create} takes. */
  Schema.Fields parameters();

  /**
   * A new environment, its time limit included.
   *
   * @throws org.ganglion.api.data.BadValueException when the parameters do not fit
   */
  Environment create(Map<String, Object> parameters);

  /** {@code count} environments that step together; one that can compute them together overrides this. */
  default VectorEnvironment createVector(Map<String, Object> parameters, int count, Autoreset autoreset) {
    return new SyncVectorEnvironment(() -> create(parameters), count, autoreset);
  }

  /** Names of the reference policies that come with the environment, the one to be compared with first. */
  default List<String> references() {
    return List.of();
  }

  /**
   * A reference policy for an environment that this factory made, wrapped or not.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  default ReferencePolicy reference(String name, Environment environment) {
    throw new IllegalArgumentException("there is no reference policy '" + name + "'; " + Names.offer(name, references()));
  }

  /** The mean return from which the task counts as solved, where there is an agreed one. */
  default OptionalDouble rewardThreshold() {
    return OptionalDouble.empty();
  }
}
