package org.ganglion.data.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ganglion.api.artifact.Images;
import org.ganglion.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class FaceSetTest {
  @Test
  void moreFacesBeginWithTheSameOnesAndAnotherSeedDrawsOthers() {
    Images few = FaceSet.draw(3, 32, 5);
    Images many = FaceSet.draw(6, 32, 5);
    assertEquals(few.pixels(), many.pixels().slice(0, few.pixels().remaining()));
    assertFalse(few.pixels().equals(FaceSet.draw(3, 32, 6).pixels()));
  }

  @Test
  void attributesAreAsFrequentAsPromisedAndIndependent() {
    Images faces = FaceSet.draw(2000, 16, 1);
    float[] values = faces.attributes().orElseThrow().values();
    int width = FaceSet.ATTRIBUTES.size();
    double both = 0;
    double[] share = new double[width];
    for (int i = 0; i < faces.count(); i++) {
      for (int a = 0; a < width; a++) {
        share[a] += values[i * width + a] / faces.count();
      }
      both += values[i * width] * values[i * width + 1] / faces.count();
    }
    for (int a = 0; a < width; a++) {
      assertEquals(FaceSet.ATTRIBUTES.get(a).equals("bald") ? 0.2 : 0.5, share[a], 0.05, FaceSet.ATTRIBUTES.get(a));
    }
    assertEquals(0.25, both, 0.04, "woman and old");
  }

  @Test
  void everyAttributeIsSeenOnTheSamePerson() {
    RandomStream people = RandomStream.of(2, "people");
    for (int person = 0; person < 20; person++) {
      byte[] plain = paint(Face.of(new Face.Attributes(false, false, false, false, false, false), people, person));
      for (int a = 0; a < FaceSet.ATTRIBUTES.size(); a++) {
        Face.Attributes one = new Face.Attributes(a == 0, a == 1, a == 2, a == 3, a == 4, a == 5);
        byte[] other = paint(Face.of(one, people, person));
        int changed = 0;
        for (int p = 0; p < other.length; p++) {
          changed += Math.abs((other[p] & 0xff) - (plain[p] & 0xff)) > 16 ? 1 : 0;
        }
        assertTrue(changed > 12, FaceSet.ATTRIBUTES.get(a) + " of person " + person + " changes " + changed + " values");
      }
    }
  }

  private static byte[] paint(Face face) {
    java.nio.ByteBuffer pixels = java.nio.ByteBuffer.allocate(3 * 32 * 32);
    new FacePainter(face).paint(32, pixels, 0);
    return pixels.array();
  }
}
