package org.ganglion.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names in YAML, and the help that people get when they mistype one. */
class NamesTest {
  @Test
  void kebabCase() {
    assertEquals("leaky-relu", Names.kebab("LEAKY_RELU"));
    assertEquals("leaky-relu", Names.kebab("LeakyRelu"));
    assertEquals("relu", Names.kebab("RELU"));
    assertEquals("conv2", Names.kebab("Conv2"));
  }

  @Test
  void theNearestNameIsOffered() {
    List<String> known = List.of("gan.train", "gan.sample", "report.html");
    assertEquals(Optional.of("gan.train"), Names.nearest("gan.trian", known));
    assertEquals(Optional.of("gan.sample"), Names.nearest("GAN.Sample", known));
    assertEquals(Optional.empty(), Names.nearest("data.mnist", known));
    assertEquals("did you mean 'report.html'?", Names.offer("reprt.html", known));
    assertEquals("there are gan.train, gan.sample, report.html", Names.offer("data.mnist", known));
    assertEquals("there is none", Names.offer("data.mnist", List.of()));
  }

  @Test
  void distanceCountsEdits() {
    assertEquals(0, Names.distance("abc", "abc"));
    assertEquals(3, Names.distance("kitten", "sitting"));
    assertEquals(3, Names.distance("", "abc"));
  }
}
