package org.ganglion.workflow.leases;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine knows of the outside: services of plug-ins. The seam that lets all of the engine be tested without a framework. */
public interface Services {
  /** Services of a type that are there now; activates none. */
  List<Offer> offers(String type);

  /** Services of a bundle that have an id; activates none. */
  List<Offer> of(long bundle);

  /** Digest of a bundle's content, hexadecimal; empty when there is no such bundle. */
  String digest(long bundle);

  /**
   * Holds a service; empty when it has gone since it was offered.
   *
   * @throws org.ganglion.api.operator.InputException when it is there and does not come to life, or not in time
   */
  <T> Optional<Lease<T>> lease(Offer offer, Class<T> type);

  /** Bundles whose content may change results of any step, by symbolic name, with their digests. */
  Map<String, String> kernel();
}
