package org.ganglion.api.rl;

import java.util.Map;
import org.ganglion.api.data.Schema;

/** Service: puts a wrapper around an environment. Registered with {@code @Provides(id = …)}, the id a workflow names it by. */
public interface WrapperFactory {
  /** What {@link #wrap} takes. */
  Schema.Fields parameters();

  /**
   * The wrapped environment; closing it closes the inner one.
   *
   * @throws org.ganglion.api.data.BadValueException when the parameters do not fit
   * @throws IllegalArgumentException when the environment is not of a kind that the wrapper can hold
   */
  Environment wrap(Environment inner, Map<String, Object> parameters);
}
