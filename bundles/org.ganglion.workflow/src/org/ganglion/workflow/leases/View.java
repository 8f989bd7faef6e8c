package org.ganglion.workflow.leases;

/** What one piece of work sees of the routing. */
interface View {
  /** Whether it gets services of a bundle. */
  boolean sees(long bundle);

  /** Whether it takes a service of this bundle before any of another one. */
  default boolean prefers(long bundle) {
    return false;
  }

  /** Who is in the ledger for what it leases. */
  Holder holder();

  /** It has leased a service. */
  default void took(Offer offer) {}
}
