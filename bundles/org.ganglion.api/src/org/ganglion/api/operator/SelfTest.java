package org.ganglion.api.operator;

/**
 * Service: what a plug-in can find out about itself in a few seconds. Called when a version is probed, before any work gets its services; a version
 * that throws is not installed.
 */
@FunctionalInterface
public interface SelfTest {
  /** Throws, with one sentence, when the plug-in would not work here. */
  void run() throws Exception;
}
