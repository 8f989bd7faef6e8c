package org.ganglion.anomaly.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.ganglion.api.operator.InputException;

/** What stands around the state of a processor: of which kind of node it is, and of which size. Another node's state is refused. */
final class StateFrame {
  /** A node without a fitted detector: "GAN2". */
  static final int POINTS = 0x47414E32;

  /** A node with a fitted detector: "GAN3". */
  static final int WATCH = 0x47414E33;

  private final int magic;
  private final String expected;
  private final int[] sizes;

  /**
   * A frame.
   *
   * @param expected what the sizes mean, for the message
   */
  StateFrame(int magic, String expected, int... sizes) {
    this.magic = magic;
    this.expected = expected;
    this.sizes = sizes;
  }

  /** Writes the state. */
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads the state. */
  interface Reading {
    void from(DataInputStream in) throws IOException;
  }

  byte[] write(Writing state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(magic);
    for (int size : sizes) {
      out.writeInt(size);
    }
    state.to(out);
    return bytes.toByteArray();
  }

  void read(byte[] bytes, Reading state) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      boolean same = in.readInt() == magic;
      for (int i = 0; same && i < sizes.length; i++) {
        same = in.readInt() == sizes[i];
      }
      if (!same) {
        throw new InputException("the state is of another node: " + expected + " were expected");
      }
      state.from(in);
    }
  }
}
