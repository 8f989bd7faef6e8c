package org.ganglion.compression.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ganglion.api.operator.InputException;

/** A message of protocol buffers, read into its fields. Numbers of a packed list and single ones look the same to the caller. */
final class ProtoReader {
  private final Map<Integer, List<Object>> fields = new TreeMap<>();

  /**
   * Reads a message.
   *
   * @throws InputException when the bytes are none
   */
  ProtoReader(ByteBuffer bytes) {
    ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long key = varint(in);
      Object value = switch ((int) (key & 7)) {
        case 0 -> varint(in);
        case 1 -> sized(in, 8);
        case 2 -> sized(in, varint(in));
        case 5 -> sized(in, 4);
        default -> throw broken();
      };
      fields.computeIfAbsent(Math.toIntExact(key >>> 3), field -> new ArrayList<>()).add(value);
    }
  }

  private static InputException broken() {
    return new InputException("this is no ONNX file, or it is damaged: its protocol buffers cannot be read");
  }

  private static ByteBuffer sized(ByteBuffer in, long size) {
    if (size < 0 || size > in.remaining()) {
      throw broken();
    }
    ByteBuffer part = in.slice(in.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + (int) size);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!in.hasRemaining()) {
        throw broken();
      }
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw broken();
  }

  private List<Object> all(int field) {
    return fields.getOrDefault(field, List.of());
  }

  List<ProtoReader> messages(int field) {
    return all(field).stream().map(value -> new ProtoReader(buffer(value))).toList();
  }

  List<String> texts(int field) {
    return all(field).stream().map(value -> StandardCharsets.UTF_8.decode(buffer(value).duplicate()).toString()).toList();
  }

  String text(int field) {
    return texts(field).stream().findFirst().orElse("");
  }

  ByteBuffer bytes(int field) {
    return all(field).isEmpty() ? ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN) : buffer(all(field).get(0));
  }

  private static ByteBuffer buffer(Object value) {
    if (value instanceof ByteBuffer buffer) {
      return buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
    throw broken();
  }

  long[] numbers(int field) {
    List<Long> numbers = new ArrayList<>();
    for (Object value : all(field)) {
      if (value instanceof Long number) {
        numbers.add(number);
      } else {
        for (ByteBuffer packed = buffer(value); packed.hasRemaining(); ) {
          numbers.add(varint(packed));
        }
      }
    }
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  long number(int field, long otherwise) {
    long[] numbers = numbers(field);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  float[] reals(int field) {
    List<Float> reals = new ArrayList<>();
    for (Object value : all(field)) {
      for (ByteBuffer packed = buffer(value); packed.remaining() >= 4; ) {
        reals.add(packed.getFloat());
      }
    }
    float[] values = new float[reals.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reals.get(i);
    }
    return values;
  }
}
