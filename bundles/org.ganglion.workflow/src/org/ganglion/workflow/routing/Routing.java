package org.ganglion.workflow.routing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.operator.OperatorDescriptor;

/**
 * Service: decides which bundles new work gets services from. A bundle that is withheld is seen by nobody who begins, while those who hold its
 * services keep them: that is what lets a new version be tried beside the old one, be switched to in one step, and the old one be drained.
 * Thread-safe; no call of a listener or of the service registry is made while a lock is held.
 */
public interface Routing {
  /** Withholds and admits bundles in one step: nobody sees the one without the other. Listeners have heard of it when this returns. */
  void change(RoutingChange change);

  /** Whether new work gets services of a bundle. */
  boolean admits(long bundle);

  /** Hears every change, right after it, on the thread of whoever changed the routing; must return quickly. Closing ends it. */
  Registration listen(Consumer<RoutingChange> listener);

  /** Ends what it was given for. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Who holds services of a bundle now. */
  List<User> users(long bundle);

  /** Waits until nobody holds services of a bundle; whether that is so. */
  boolean awaitDrained(long bundle, Duration patience) throws InterruptedException;

  /** Why a user cannot go on in the middle of its work with another bundle's services, one sentence for each who cannot. */
  List<String> cannotMove(long from, long to);

  /** Asks all who hold services of a bundle to go on, at their next checkpoint, with what the routing gives now; returns at once. */
  void move(long bundle);

  /** Asks all who hold services of a bundle to end at once; what they checkpointed stays. Returns at once. */
  void cancel(long bundle);

  /**
   * SHA-256 of a bundle's content as journals name it: of the jar that it was installed from, else of all its entries; empty when there is no such
   * bundle.
   */
  String digest(long bundle);

  /** Services of a bundle, withheld or not; activates none. */
  List<Provided> provided(long bundle);

  /**
   * Brings every service of a bundle to life once and reads the records of its operators.
   *
   * @return the operators
   * @throws IllegalStateException with a sentence that names the service which does not come to life or whose records cannot be read
   */
  List<OperatorDescriptor> activate(long bundle);

  /**
   * What would be wrong, and is not now, with work under way and with the latest workflow of each name in a state folder, after a change: one
   * sentence each.
   */
  List<String> misfits(RoutingChange supposed, Optional<Path> home);

  /** Operators that are not there but were: workflows that name them can still be read. Replaces those of the last call. */
  void ghosts(Collection<Ghost> ghosts);
}
