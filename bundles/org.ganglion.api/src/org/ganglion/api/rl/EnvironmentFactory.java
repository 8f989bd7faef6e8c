package org.ganglion.api.rl;

import java.util.Map;
import java.util.OptionalDouble;
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

  /** The mean return from which the task counts as solved, where there is an agreed one. */
  default OptionalDouble rewardThreshold() {
    return OptionalDouble.empty();
  }
}
