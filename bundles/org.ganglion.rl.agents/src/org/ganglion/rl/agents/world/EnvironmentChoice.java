package org.ganglion.rl.agents.world;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Resumable;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.WrapperFactory;
import org.ganglion.kit.json.Json;

/**
 * An environment as a workflow names it.
 *
 * @param id of an environment plug-in
 * @param options its parameters
 * @param wrappers around it, the innermost first
 */
public record EnvironmentChoice(
    @Help("which environment: CartPole-v1, boxing, …") String id,
    @Default("{}") @Help("parameters of the environment") Map<String, Object> options,
    @Default("[]") @Help("what is put around it, the innermost first") List<WrapperChoice> wrappers) {

  /** A wrapper with its parameters. */
  public record WrapperChoice(@Help("which wrapper: grey, resize, …") String id,
      @Default("{}") @Help("parameters of the wrapper") Map<String, Object> options) {}

  private static final String ABOUT = "world";

  /** The environment that a step names, or the one in which its policy was trained. */
  public static EnvironmentChoice of(Optional<EnvironmentChoice> named, Model policy) {
    return named.orElseGet(() -> {
      String told = policy.about().get(ABOUT);
      if (told == null) {
        throw new InputException("environment: this model does not tell where it was trained; name the environment");
      }
      try {
        return Records.read(EnvironmentChoice.class, Json.read(told));
      } catch (IOException e) {
        throw new InputException("environment: what this model tells of where it was trained cannot be read: " + e.getMessage(), e);
      }
    });
  }

  /** Tells in what is known about a policy where it was trained. */
  public void describe(Map<String, String> about) {
    about.put("environment", id);
    about.put(ABOUT, Json.canonical(Records.write(this)));
  }

  /** The same environment with one more wrapper around it. */
  public EnvironmentChoice with(String wrapper, Map<String, Object> parameters) {
    List<WrapperChoice> all = new ArrayList<>(wrappers);
    all.add(new WrapperChoice(wrapper, parameters));
    return new EnvironmentChoice(id, options, all);
  }

  /** The service behind the id. */
  public EnvironmentFactory factory(RunContext context) {
    return context.use(EnvironmentFactory.class, id);
  }

  /**
   * One environment, wrapped.
   *
   * @throws InputException when a parameter or wrapper does not fit
   */
  public Environment create(RunContext context) {
    try {
      Environment environment = factory(context).create(options);
      for (WrapperChoice wrapper : wrappers) {
        environment = context.use(WrapperFactory.class, wrapper.id()).wrap(environment, wrapper.options());
      }
      return environment;
    } catch (IllegalArgumentException e) {
      throw new InputException("environment '" + id + "': " + e.getMessage(), e);
    }
  }

  /**
   * One environment in which somebody is judged or watched: what it throws ends the step that asks for it.
   *
   * @throws InputException when a parameter or wrapper does not fit; the environment throws it with its name where it fails
   */
  public Environment createAlone(RunContext context) {
    return new NamedEnvironment(create(context), id);
  }

  /** {@code count} of them that step together on some threads; the plug-in's own vector where it has one that can be resumed. */
  public VectorEnvironment createVector(int count, int threads, RunContext context) {
    if (wrappers.isEmpty()) {
      try {
        VectorEnvironment own = factory(context).createVector(options, count, Autoreset.SAME_STEP);
        if (own instanceof Resumable && !(own instanceof org.ganglion.api.rl.SyncVectorEnvironment)) {
          return own;
        }
        own.close();
      } catch (BadValueException e) {
        throw new InputException("environment '" + id + "': " + e.getMessage(), e);
      }
    }
    return new EnvironmentPool(() -> create(context), count, threads);
  }
}
