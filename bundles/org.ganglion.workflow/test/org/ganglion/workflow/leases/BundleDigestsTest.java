package org.ganglion.workflow.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.kit.file.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class BundleDigestsTest {
  @TempDir private Path folder;

  private final BundleDigests digests = new BundleDigests();

  /** If this failed, journals would name a plug-in by something else than what `sha256sum` says of its jar. */
  @Test
  void aBundleFromAJarHasTheDigestOfTheJar() throws Exception {
    try (TestFramework framework = new TestFramework(folder)) {
      Path jar = framework.jar("a.jar", "test.a", "one");
      assertEquals(Sha256.of(jar), digests.of(framework.context().installBundle("reference:file:" + jar)));
      Path other = framework.jar("b.jar", "test.b", "two");
      assertEquals(Sha256.of(other), digests.of(framework.context().installBundle("file:" + other)));
    }
  }

  /** If this failed, the cache would take results of the old content for results of the new one. */
  @Test
  void anUpdateGivesAnotherDigest() throws Exception {
    try (TestFramework framework = new TestFramework(folder)) {
      Bundle bundle = framework.context().installBundle("file:" + framework.jar("a.jar", "test.a", "one"));
      String before = digests.of(bundle);
      Path jar = framework.jar("a.jar", "test.a", "two");
      bundle.update();
      assertEquals(Sha256.of(jar), digests.of(bundle));
      assertNotEquals(before, digests.of(bundle));
    }
  }

  /** If this failed, a bundle that lies unpacked would have no digest, or one that its content does not decide. */
  @Test
  void aBundleFromElsewhereHasADigestOfItsEntries() throws Exception {
    try (TestFramework framework = new TestFramework(folder)) {
      Path jar = framework.jar("a.jar", "test.a", "one");
      String digest = digests.of(install(framework, "test:one", jar));
      Bundle again = install(framework, "test:again", jar);
      assertEquals(digest, digests.of(again));
      assertNotEquals(digest, digests.of(install(framework, "test:other", framework.jar("b.jar", "test.a", "two"))));
    }
  }

  private static Bundle install(TestFramework framework, String location, Path jar) throws Exception {
    for (Bundle bundle : framework.context().getBundles()) {
      if (bundle.getLocation().startsWith("test:")) {
        bundle.uninstall();
      }
    }
    try (var in = Files.newInputStream(jar)) {
      return framework.context().installBundle(location, in);
    }
  }
}
