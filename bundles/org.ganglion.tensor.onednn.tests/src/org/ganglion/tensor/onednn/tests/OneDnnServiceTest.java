package org.ganglion.tensor.onednn.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import org.ganglion.api.engine.Engine;
import org.ganglion.testkit.engine.EngineConformance;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The engine on oneDNN as the framework offers it, with its natives from the platform's fragment, passes the whole conformance suite. */
class OneDnnServiceTest extends EngineConformance {
  @Override
  public Engine engine() {
    BundleContext context = FrameworkUtil.getBundle(OneDnnServiceTest.class).getBundleContext();
    return context.getService(reference(context));
  }

  private static ServiceReference<Engine> reference(BundleContext context) {
    try {
      Collection<ServiceReference<Engine>> found = context.getServiceReferences(Engine.class, "(engine=onednn)");
      assertEquals(1, found.size(), "engines on oneDNN");
      return found.iterator().next();
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void itSaysWhatItRunsOnAndStandsBeforeOthers() {
    ServiceReference<Engine> reference = reference(FrameworkUtil.getBundle(OneDnnServiceTest.class).getBundleContext());
    assertEquals(100, reference.getProperty(Constants.SERVICE_RANKING));
    assertEquals("onednn", engine().info().id());
    assertTrue(engine().info().version().startsWith("oneDNN 3."), engine().info().version());
    assertTrue(engine().info().instructionSet().matches("[A-Z0-9_]+"), engine().info().instructionSet());
  }
}
