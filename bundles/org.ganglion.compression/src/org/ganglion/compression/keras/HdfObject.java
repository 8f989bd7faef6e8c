package org.ganglion.compression.keras;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ganglion.api.operator.InputException;

/** An object of an HDF5 file: what its header says, message by message. */
final class HdfObject {
  private static final int CONTINUATION = 0x10;
  private static final int SHARED = 2;
  private static final int MOST_MESSAGES = 1 << 16;

  private final List<Message> messages = new ArrayList<>();

  /** A message's kind, and where its content begins. */
  record Message(int type, int from) {}

  static HdfObject at(ByteBuffer bytes, int header, long base) {
    if (bytes.get(header) != 1) {
      throw new InputException(
          "this HDF5 file has objects as later versions of the library write them; save the network again as h5 by Keras itself");
    }
    HdfObject object = new HdfObject();
    List<int[]> blocks = new ArrayList<>();
    blocks.add(new int[] {header + 16, bytes.getInt(header + 8)});
    int left = bytes.getShort(header + 2) & 0xffff;
    for (int block = 0; block < blocks.size() && block < MOST_MESSAGES; block++) {
      int at = blocks.get(block)[0];
      int end = Math.addExact(at, blocks.get(block)[1]);
      while (at + 8 <= end && left-- > 0) {
        int type = bytes.getShort(at) & 0xffff;
        int size = bytes.getShort(at + 2) & 0xffff;
        if (type == CONTINUATION) {
          blocks.add(new int[] {Math.toIntExact(base + bytes.getLong(at + 8)), Math.toIntExact(bytes.getLong(at + 16))});
        } else if ((bytes.get(at + 4) & SHARED) == 0) {
          object.messages.add(new Message(type, at + 8));
        }
        at += 8 + size;
      }
    }
    return object;
  }

  /** All messages of a kind. */
  Stream<Message> messages(int type) {
    return messages.stream().filter(message -> message.type == type);
  }

  /** The one message of a kind. */
  Message only(int type) {
    return messages(type).findFirst().orElseThrow(() -> new InputException("this HDF5 file is damaged: an object lacks its message " + type));
  }
}
