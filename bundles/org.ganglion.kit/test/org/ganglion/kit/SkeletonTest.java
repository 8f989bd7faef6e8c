package org.ganglion.kit;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

class SkeletonTest {
  @Test
  void resourcesAreFound() {
    assertNotNull(SkeletonTest.class.getResource("skeleton.txt"));
  }
}
