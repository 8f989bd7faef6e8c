package org.ganglion.workflow.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.file.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;

class OsgiServicesTest {
  private static final Runnable JOB = () -> { };

  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger givenBack = new AtomicInteger();
  private TestFramework framework;
  private OsgiServices services;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    framework = new TestFramework(folder);
    services = new OsgiServices(framework.context(), Duration.ofMillis(300));
  }

  @AfterEach
  void end() throws Exception {
    framework.close();
  }

  private ServiceRegistration<Runnable> register(Map<String, Object> properties, Supplier<Runnable> service) {
    Dictionary<String, Object> table = new Hashtable<>(properties);
    return framework.context().registerService(Runnable.class, new PrototypeServiceFactory<>() {
      @Override
      public Runnable getService(Bundle bundle, ServiceRegistration<Runnable> registration) {
        made.incrementAndGet();
        return service.get();
      }

      @Override
      public void ungetService(Bundle bundle, ServiceRegistration<Runnable> registration, Runnable given) {
        givenBack.incrementAndGet();
      }
    }, table);
  }

  private Offer only() {
    return services.offers(Runnable.class.getName()).get(0);
  }

  /** If this failed, listing what there is would run code of every plug-in. */
  @Test
  void whatIsKnownComesFromPropertiesAndActivatesNothing() {
    register(Map.of("ganglion.id", "job", "ganglion.version", "1.2", "ganglion.summary", "works", "ganglion.pure", true, "service.ranking", 3),
        () -> JOB);
    Offer offer = only();
    assertEquals("job 1.2 works true 3", offer.id() + " " + offer.version() + " " + offer.summary() + " " + offer.pure() + " " + offer.ranking());
    assertEquals(offer, services.of(offer.bundle()).get(0));
    assertEquals(services.digest(offer.bundle()), offer.plugin().digest());
    assertEquals("", services.digest(4711), "there is no such bundle");
    assertEquals(0, made.get());
  }

  /** If this failed, a service would be kept from going after its lease, or be given back twice under another lease. */
  @Test
  void aLeaseHoldsTheServiceAndGivesItBackOnce() {
    register(Map.of("ganglion.id", "job"), () -> JOB);
    Lease<Runnable> lease = services.lease(only(), Runnable.class).orElseThrow();
    assertSame(JOB, lease.service());
    lease.close();
    lease.close();
    assertEquals("1 1", made.get() + " " + givenBack.get());
  }

  /** If this failed, a plug-in that is stopped between the look and the grip would end the work instead of sending it to the next offer. */
  @Test
  void whatHasGoneSinceItWasOfferedIsNotThere() {
    ServiceRegistration<Runnable> registration = register(Map.of("ganglion.id", "job"), () -> JOB);
    Offer offer = only();
    registration.unregister();
    assertEquals(Optional.empty(), services.lease(offer, Runnable.class));
  }

  /** If this failed, a plug-in whose constructor throws or never returns would stop more than the work that wants it. */
  @Test
  void aServiceThatDoesNotComeToLifeIsOneSentenceInLimitedTime() throws Exception {
    ServiceRegistration<Runnable> broken = register(Map.of("ganglion.id", "broken"), () -> {
      throw new NoClassDefFoundError("gone");
    });
    String sentence = assertThrows(InputException.class, () -> services.lease(only(), Runnable.class)).getMessage();
    assertTrue(sentence.startsWith("Runnable 'broken' of ") && sentence.contains("does not come to life"), sentence);
    broken.unregister();
    CountDownLatch interrupted = new CountDownLatch(1);
    register(Map.of("ganglion.id", "endless"), () -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
      return JOB;
    });
    String endless = assertThrows(InputException.class, () -> services.lease(only(), Runnable.class)).getMessage();
    assertTrue(endless.contains("has not ended after"), endless);
    assertTrue(interrupted.await(10, TimeUnit.SECONDS), "it is asked to end");
  }

  /** If this failed, results of another engine or of other utilities would be taken from the cache, or every plug-in would empty it. */
  @Test
  void theKernelIsWhatChangesAnyResult() throws Exception {
    Path kit = framework.jar("kit.jar", "org.ganglion.kit", "utilities");
    framework.context().installBundle("file:" + kit);
    framework.context().installBundle("file:" + framework.jar("gan.jar", "org.ganglion.gan", "a plug-in"));
    assertEquals(Map.of("org.ganglion.kit", Sha256.of(kit)), services.kernel());
  }
}
