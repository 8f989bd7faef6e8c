package org.ganglion.workflow.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.ganglion.api.operator.InputException;
import org.ganglion.workflow.fakes.FakeServices;
import org.ganglion.workflow.routing.RoutingChange;
import org.junit.jupiter.api.Test;
import org.osgi.framework.VersionRange;

/** Which service work gets while versions come and go. */
class RoutingTest {
  private final FakeServices services = new FakeServices().add(Runnable.class, "job", "1.0", true, "old", (Runnable) () -> { })
      .add(Runnable.class, "job", "1.4", true, "new", (Runnable) () -> { });
  private final RoutingTable table = new RoutingTable();
  private final Routes routes = new Routes(services, table);
  private final long old = "old".hashCode();
  private final long fresh = "new".hashCode();

  private String version(Routes from) {
    try (Lease<Runnable> lease = from.lease(Runnable.class, "job", Choice.any())) {
      return lease.offer().version();
    }
  }

  /** If this failed, work that has begun would get another version, or new work the old one. */
  @Test
  void whatIsPinnedStaysAndNewWorkGetsTheOther() {
    table.change(new RoutingChange(Set.of(fresh), Set.of()));
    Pins pins = routes.pins(() -> "a run");
    assertEquals("1.0", version(routes.through(pins)));
    table.change(new RoutingChange(Set.of(old), Set.of(fresh)));
    assertEquals("1.4", version(routes));
    assertEquals("1.0", version(routes.through(pins)), "the run goes on with what it began with");
    assertEquals("a run", table.ledger().users(old).get(0).name());
    pins.release(old);
    assertEquals("1.4", version(routes.through(pins)), "moved");
    pins.close();
    assertEquals(List.of(), table.ledger().users(old));
  }

  @Test
  void aRangeSelectsAmongVersionsSideBySide() {
    assertEquals("1.4", version(routes));
    try (Lease<Runnable> lease = routes.lease(Runnable.class, "job", Choice.of(new VersionRange("[1.0,1.2)")))) {
      assertEquals("1.0", lease.offer().version());
    }
    assertThrows(InputException.class, () -> routes.lease(Runnable.class, "job", Choice.of(new VersionRange("[2,3)"))));
  }

  /**
   * If this failed, a workflow that names a plug-in would get the operator of another one, or one that names none would get whichever comes first.
   */
  @Test
  void aNamedPluginSelectsAndWithoutItRivalsAreTold() {
    services.from("test.rival", Runnable.class, "job", "1.4", true, "rival", (Runnable) () -> { });
    Choice rival = new Choice(Optional.of("test.rival"), Optional.empty());
    try (Lease<Runnable> lease = routes.lease(Runnable.class, "job", rival)) {
      assertEquals("test.rival", lease.offer().plugin().name());
    }
    assertEquals(List.of("test.plugin", "test.rival"), routes.rivals(Runnable.class, "job", Choice.any()));
    assertEquals(List.of(), routes.rivals(Runnable.class, "job", rival));
    assertEquals(List.of(), routes.rivals(Runnable.class, "job", Choice.of(new VersionRange("[1.0,1.4)"))), "one of them alone has such a version");
    assertEquals(List.of(), routes.rivals(Runnable.class, "nothing", Choice.any()));
    InputException none = assertThrows(InputException.class,
        () -> routes.lease(Runnable.class, "job", new Choice(Optional.of("test.third"), Optional.empty())));
    assertTrue(none.getMessage().contains("'job@test.third'"), none.getMessage());
  }

  /** If this failed, a bundle could be stopped under somebody who has just got a service of it. */
  @Test
  void drainedMeansThatNobodyHoldsAnything() throws Exception {
    Lease<Runnable> lease = routes.lease(Runnable.class, "job", Choice.any());
    table.change(new RoutingChange(Set.of(fresh), Set.of()));
    assertFalse(table.ledger().await(fresh, Duration.ofMillis(20)));
    CountDownLatch waiting = new CountDownLatch(1);
    Thread closer = new Thread(() -> {
      waiting.countDown();
      lease.close();
      lease.close();
    });
    closer.start();
    waiting.await();
    assertTrue(table.ledger().await(fresh, Duration.ofSeconds(10)));
  }

  /** If this failed, whoever plans a switch would see what is, not what would be. */
  @Test
  void aSupposedChangeChangesNothing() {
    Routes supposed = routes.supposing(new RoutingChange(Set.of(fresh), Set.of()));
    assertEquals("1.0", version(supposed));
    assertEquals("1.4", version(routes));
    List<RoutingChange> heard = new ArrayList<>();
    try (var listening = table.listen(heard::add)) {
      table.change(new RoutingChange(Set.of(fresh), Set.of()));
    }
    table.change(new RoutingChange(Set.of(), Set.of(fresh)));
    assertEquals(List.of(new RoutingChange(Set.of(fresh), Set.of())), heard);
  }
}
