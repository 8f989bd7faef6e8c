package org.ganglion.api.rl;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An environment around another one. A subclass overrides what it changes, and nothing else. */
public abstract class Wrapper implements Environment {
  /** The environment inside. */
  protected final Environment inner;

  protected Wrapper(Environment inner) {
    this.inner = Objects.requireNonNull(inner);
  }

  @Override
  public Space observationSpace() {
    return inner.observationSpace();
  }

  @Override
  public Space actionSpace() {
    return inner.actionSpace();
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    return inner.reset(how);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    inner.step(action, at, result);
  }

  @Override
  public void observe(float[] to, int at) {
    inner.observe(to, at);
  }

  @Override
  public List<String> actionNames() {
    return inner.actionNames();
  }

  @Override
  public Optional<Frame> render() {
    return inner.render();
  }

  @Override
  public Environment unwrapped() {
    return inner.unwrapped();
  }

  @Override
  public void close() {
    inner.close();
  }
}
