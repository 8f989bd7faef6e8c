package org.ganglion.api.rl;

import java.util.Map;
import org.ganglion.api.data.Schema;

/** Service: a way to learn by acting. Registered with {@code @Provides(id = …)}, the id a workflow names it by: {@code ppo}. */
public interface Agent {
  /** What {@link #learner} takes. */
  Schema.Fields parameters();

  /**
   * A learner at its beginning.
   *
   * @throws org.ganglion.api.data.BadValueException when the parameters do not fit
   * @throws org.ganglion.api.operator.InputException when it cannot learn this task: a kind of action that it has no means for
   */
  Learner learner(Map<String, Object> parameters, LearningTask task);
}
