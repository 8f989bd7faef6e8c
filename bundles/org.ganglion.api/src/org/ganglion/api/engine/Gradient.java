package org.ganglion.api.engine;

/** What a backward pass is to compute. */
public enum Gradient {
  /** Gradients of the network's inputs. */
  INPUTS,
  /** Gradients of its parameters, added to those already there. */
  PARAMETERS
}
