package org.ganglion.workflow.leases;

/** A service that stays as long as the lease is open. */
public interface Lease<T> extends AutoCloseable {
  /** The service. */
  T service();

  /** Where it comes from. */
  Offer offer();

  /** Gives it back; further calls do nothing. */
  @Override
  void close();
}
