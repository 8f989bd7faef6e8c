package org.ganglion.tensor.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * ND4J's classes without the offer of its CUDA backend, which, tried on a machine that has no driver, prints where it failed before the next one is
 * taken.
 */
final class WithoutGpu extends ClassLoader {
  private static final String BACKENDS = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
  private static final String CUDA = "org.nd4j.linalg.jcublas.";

  WithoutGpu(ClassLoader classes) {
    super(classes);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!name.equals(BACKENDS)) {
      return super.getResources(name);
    }
    List<URL> others = new ArrayList<>();
    for (URL offer : Collections.list(super.getResources(name))) {
      try (InputStream in = offer.openStream()) {
        if (!new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(CUDA)) {
          others.add(offer);
        }
      }
    }
    return Collections.enumeration(others);
  }
}
