package org.ganglion.api.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The known answers that the authors publish (Random123, kat_vectors, philox4x32 of ten rounds). */
class PhiloxTest {
  @Test
  void zeros() {
    check(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
  }

  @Test
  void ones() {
    check(-1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
  }

  @Test
  void digitsOfPi() {
    check(0x85a308d3243f6a88L, 0x0370734413198a2eL, 0x299f31d0a4093822L, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  private static void check(long counterLow, long counterHigh, long key, int... words) {
    for (int i = 0; i < 4; i++) {
      assertEquals(Integer.toHexString(words[i]), Integer.toHexString(Philox.word(counterLow, counterHigh, key, i)), "word " + i);
    }
  }
}
