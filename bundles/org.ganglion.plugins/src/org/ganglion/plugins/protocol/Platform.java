package org.ganglion.plugins.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ganglion.plugins.jar.Candidate;

/** What the protocol asks of the framework. The seam at which its decisions are tested without one. Every call ends in limited time. */
public interface Platform {
  /**
   * A bundle that is installed.
   *
   * @param id its number in the framework
   * @param digest SHA-256 of its jar
   * @param builtIn whether it came with the product
   */
  record Version(long id, String name, String version, String digest, boolean builtIn) {
    /** {@code org.example.gan 1.2.0 sha256:…} */
    @Override
    public String toString() {
      return name + " " + version + " sha256:" + digest;
    }
  }

  /** Whether a bundle of this name belongs to the kernel, which is pinned for the life of the process. */
  boolean kernel(String name);

  /** Plug-ins and contract bundles that are there, those that drain included. */
  List<Version> installed();

  /** The bundle of a number. */
  Optional<Version> find(long id);

  /** Installs a jar beside what is there; none of its code runs. */
  Version install(Candidate candidate, Path jar);

  /** Why a bundle cannot be resolved, in words; empty when it is resolved now. */
  List<String> resolve(long id);

  /** Services that a bundle's components declare, {@code Operator gan.train 1.0}, whether it is started or not. */
  List<String> declared(long id);

  /** What is wrong with a bundle now, in words. */
  List<String> problems(long id);

  /** Components that declare an id and do not offer it, each with the reason. */
  List<String> components(String id);

  /** Whether the product brings a plug-in of this name, be it in this process or not. */
  boolean shipped(String name);

  /** Names of other bundles that would be refreshed with this one, with the reason. */
  List<String> dependents(long id);

  /** Starts a bundle and waits for its services; why it did not come to life, in words; empty when it has. */
  List<String> start(long id);

  /** Calls a bundle's self-tests; what they say, empty when all is well. */
  List<String> selfTest(long id);

  /** Stops and uninstalls a bundle; false when it would not end, so that it stays until the process ends. */
  boolean retire(long id);
}
