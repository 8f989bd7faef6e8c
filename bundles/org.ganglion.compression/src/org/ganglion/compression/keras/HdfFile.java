package org.ganglion.compression.keras;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.operator.InputException;

/**
 * What of HDF5 (format specification 3.0) a saved Keras network is made of: groups as symbol tables, attributes that are text, and data sets of
 * floating-point numbers in one piece. Whatever else a file holds is passed over, or refused where it is asked for.
 */
final class HdfFile {
  private static final long SIGNATURE = 0x0a1a0a0d46444889L;
  private static final int MOST_NODES = 200_000;
  private static final int MOST_VALUES = 1 << 29;

  private static final int DATASPACE = 0x01;
  private static final int DATATYPE = 0x03;
  private static final int LAYOUT = 0x08;
  private static final int ATTRIBUTE = 0x0c;
  private static final int SYMBOL_TABLE = 0x11;

  private final ByteBuffer bytes;
  private final long base;
  private final HdfObject root;
  private int nodes;

  /** Numbers of a data set. */
  record Values(int[] shape, float[] numbers) {}

  private HdfFile(ByteBuffer file) {
    bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < 96 || bytes.getLong(0) != SIGNATURE) {
      throw new InputException("this is no HDF5 file");
    }
    if (bytes.get(8) > 1 || bytes.get(13) != 8 || bytes.get(14) != 8) {
      throw new InputException("this HDF5 file is laid out for later versions of the library (superblock " + bytes.get(8)
          + "); save the network again as h5 by Keras itself");
    }
    int more = bytes.get(8) == 1 ? 4 : 0;
    base = bytes.getLong(24 + more);
    root = object(bytes.getLong(64 + more));
  }

  /**
   * Opens a file.
   *
   * @throws InputException for what is no HDF5, or is damaged
   */
  static HdfFile read(ByteBuffer file) {
    return guarded(() -> new HdfFile(file));
  }

  /** Text that the root is marked with. */
  Optional<String> text(String attribute) {
    return guarded(() -> root.messages(ATTRIBUTE).map(this::attribute).filter(found -> found.name.equals(attribute)).map(found -> found.text)
        .findFirst());
  }

  /** All data sets below a group, by their path from there; none where there is no such group. */
  Map<String, Values> below(String... path) {
    return guarded(() -> {
      HdfObject at = root;
      for (String step : path) {
        Long address = at == null ? null : children(at).get(step);
        at = address == null ? null : object(address);
      }
      Map<String, Values> found = new LinkedHashMap<>();
      if (at != null) {
        collect("", at, found, 0);
      }
      return found;
    });
  }

  private interface Reading<T> {
    T get();
  }

  /** Every address and length of a damaged file leads out of it sooner or later, or in circles, which are counted. */
  private static <T> T guarded(Reading<T> reading) {
    try {
      return reading.get();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | NegativeArraySizeException e) {
      throw new InputException("this HDF5 file is damaged: " + e.getMessage(), e);
    }
  }

  private int at(long address) {
    return Math.toIntExact(Math.addExact(base, address));
  }

  private HdfObject object(long address) {
    return HdfObject.at(bytes, at(address), base);
  }

  private void count() {
    if (++nodes > MOST_NODES) {
      throw new InputException("this HDF5 file is damaged: its groups lead in circles");
    }
  }

  private void collect(String prefix, HdfObject object, Map<String, Values> found, int depth) {
    if (depth > 32) {
      throw new InputException("this HDF5 file is damaged: its groups lead in circles");
    }
    if (object.messages(LAYOUT).findAny().isPresent()) {
      found.put(prefix, values(prefix, object));
    }
    children(object).forEach((name, address) -> collect(prefix.isEmpty() ? name : prefix + "/" + name, object(address), found, depth + 1));
  }

  /** Addresses of a group's members by name. */
  private Map<String, Long> children(HdfObject group) {
    Map<String, Long> members = new LinkedHashMap<>();
    group.messages(SYMBOL_TABLE).findFirst().ifPresent(table -> {
      int heap = at(bytes.getLong(table.from() + 8));
      tree(at(bytes.getLong(table.from())), at(bytes.getLong(heap + 24)), members, 0);
    });
    return members;
  }

  private void tree(int node, int names, Map<String, Long> members, int depth) {
    count();
    expect(node, "TREE");
    int entries = bytes.getShort(node + 6) & 0xffff;
    for (int k = 0; k < entries; k++) {
      int child = at(bytes.getLong(node + 32 + 16 * k));
      if (bytes.get(node + 5) > 0 && depth < 32) {
        tree(child, names, members, depth + 1);
      } else {
        leaf(child, names, members);
      }
    }
  }

  private void leaf(int node, int names, Map<String, Long> members) {
    count();
    expect(node, "SNOD");
    int entries = bytes.getShort(node + 6) & 0xffff;
    for (int k = 0; k < entries; k++) {
      int entry = node + 8 + 40 * k;
      int from = Math.addExact(names, Math.toIntExact(bytes.getLong(entry)));
      int to = from;
      while (bytes.get(to) != 0) {
        to++;
      }
      members.put(string(from, to - from), bytes.getLong(entry + 8));
    }
  }

  private void expect(int at, String signature) {
    if (!string(at, 4).equals(signature)) {
      throw new InputException("this HDF5 file is damaged: no " + signature + " where one should begin");
    }
  }

  private String string(int from, int length) {
    byte[] text = new byte[length];
    bytes.get(from, text);
    int end = 0;
    while (end < length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  private record Attribute(String name, String text) {}

  private Attribute attribute(HdfObject.Message message) {
    int at = message.from();
    int version = bytes.get(at);
    int nameLength = bytes.getShort(at + 2) & 0xffff;
    int typeLength = bytes.getShort(at + 4) & 0xffff;
    int spaceLength = bytes.getShort(at + 6) & 0xffff;
    int name = at + (version == 3 ? 9 : 8);
    int type = name + padded(nameLength, version);
    int data = type + padded(typeLength, version) + padded(spaceLength, version);
    int kind = bytes.get(type) & 15;
    String text = kind == 3 ? string(data, bytes.getInt(type + 4)) : kind == 9 ? far(data) : "";
    return new Attribute(string(name, nameLength), text);
  }

  private static int padded(int length, int version) {
    return version == 1 ? length + 7 & ~7 : length;
  }

  /** Text of any length lies in a heap. */
  private String far(int reference) {
    int length = bytes.getInt(reference);
    int heap = at(bytes.getLong(reference + 4));
    int wanted = bytes.getInt(reference + 12);
    expect(heap, "GCOL");
    int end = Math.addExact(heap, Math.toIntExact(bytes.getLong(heap + 8)));
    for (int object = heap + 16; object + 16 <= end;) {
      int number = bytes.getShort(object) & 0xffff;
      if (number == wanted) {
        return string(object + 16, length);
      }
      count();
      object = Math.addExact(object, Math.addExact(16, Math.toIntExact(bytes.getLong(object + 8) + 7 & ~7L)));
    }
    return "";
  }

  private Values values(String name, HdfObject object) {
    int space = object.only(DATASPACE).from();
    int rank = bytes.get(space + 1);
    int[] shape = new int[rank];
    long count = 1;
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = Math.toIntExact(bytes.getLong(space + (bytes.get(space) == 1 ? 8 : 4) + 8 * axis));
      count = Math.multiplyExact(count, shape[axis]);
    }
    int type = object.only(DATATYPE).from();
    int size = bytes.getInt(type + 4);
    int layout = object.only(LAYOUT).from();
    boolean real = (bytes.get(type) & 15) == 1 && (size == 4 || size == 8) && (bytes.get(type + 1) & 1) == 0;
    if (!real || bytes.get(layout) != 3 || bytes.get(layout + 1) > 1 || count > MOST_VALUES) {
      throw new InputException("'" + name + "' in the HDF5 file is not float32 or float64 in one piece, which is how Keras writes weights");
    }
    int data = bytes.get(layout + 1) == 0 ? layout + 4 : count == 0 ? 0 : at(bytes.getLong(layout + 2));
    if (data < 0 || data + count * size > bytes.limit()) {
      throw new InputException("this HDF5 file is damaged: '" + name + "' reaches beyond its end");
    }
    float[] numbers = new float[(int) count];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = size == 4 ? bytes.getFloat(data + 4 * k) : (float) bytes.getDouble(data + 8 * k);
    }
    return new Values(shape, numbers);
  }
}
