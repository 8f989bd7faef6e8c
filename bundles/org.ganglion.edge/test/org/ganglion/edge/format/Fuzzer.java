package org.ganglion.edge.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.model.EdgeModel;

/**
 * Damages packages in many ways, with the right digest put back so that the damage reaches the reader, and expects of each either one sentence or a
 * model that runs, in bounded memory and time. {@code main} takes seconds and a seed.
 */
public final class Fuzzer {
  /** Far more than the work that the reader allows takes, even on a busy machine. */
  private static final long SLOW = 120_000_000_000L;

  private final Random random;
  private final byte[][] seeds;
  private long refused;
  private long run;
  private long slowestNanos;

  Fuzzer(long seed) {
    random = new Random(seed);
    seeds = new byte[][] {PackageFormat.write(Models.classifier()), PackageFormat.write(Models.recurrent())};
  }

  /** With the digest that belongs to the content. */
  static byte[] sealed(byte[] bytes) {
    System.arraycopy(PackageFormat.digest(bytes), 0, bytes, Layout.DIGEST, Layout.DIGEST_LENGTH);
    return bytes;
  }

  /** One damaged package. */
  void once() {
    byte[] bytes = seeds[random.nextInt(seeds.length)].clone();
    for (int damage = 1 + random.nextInt(4); damage > 0; damage--) {
      bytes = damaged(bytes);
    }
    boolean sealed = bytes.length > Layout.HEADER && random.nextInt(20) > 0;
    if (sealed) {
      ByteSink length = new ByteSink().i64(bytes.length - Layout.HEADER);
      System.arraycopy(length.toBytes(), 0, bytes, Layout.DIGESTED_HEADER - 8, 8);
      sealed(bytes);
    }
    long start = System.nanoTime();
    EdgeModel model;
    try {
      model = EdgePackage.read(bytes).model;
    } catch (BadPackageException sentence) {
      if (sentence.getMessage().length() > 400 || sentence.getMessage().indexOf('\n') >= 0) {
        throw new AssertionError("not one sentence: " + sentence.getMessage());
      }
      refused++;
      slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
      return;
    }
    runs(bytes, model);
    slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
    if (slowestNanos > SLOW) {
      throw new AssertionError("took " + slowestNanos / 1_000_000 + " ms: " + model.values + " " + model.layers.size());
    }
  }

  /** What was accepted runs, twice with the same answer. */
  private void runs(byte[] bytes, EdgeModel model) {
    try {
      EdgeRunner runner = EdgePackage.read(bytes).runner();
      Arrays.fill(runner.input(), 0.5f);
      runner.run();
      byte[] int8 = runner.int8(runner.outputValue());
      float[] real = runner.float32(runner.outputValue());
      int first = int8 == null ? Arrays.hashCode(real) : Arrays.hashCode(int8);
      runner.reset();
      runner.run();
      if (first != (int8 == null ? Arrays.hashCode(real) : Arrays.hashCode(int8))) {
        throw new AssertionError("two answers to one input: " + model.name);
      }
      run++;
    } catch (IOException unreadable) {
      throw new AssertionError("read once, refused the second time", unreadable);
    }
  }

  private byte[] damaged(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(7)) {
      case 0:
        return Arrays.copyOf(bytes, Math.max(Layout.HEADER + 1, at));
      case 1: {
        int[] extreme = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 16, 1 << 24, 255, random.nextInt()};
        ByteSink number = new ByteSink().i32(extreme[random.nextInt(extreme.length)]);
        System.arraycopy(number.toBytes(), 0, bytes, at, Math.min(4, bytes.length - at));
        return bytes;
      }
      case 2: {
        int length = random.nextInt(Math.min(64, bytes.length - at) + 1);
        System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
        return bytes;
      }
      case 3:
        return Arrays.copyOf(bytes, bytes.length + 8 * (1 + random.nextInt(8)));
      case 4:
        bytes[at] = (byte) random.nextInt();
        return bytes;
      default:
        bytes[at] ^= 1 << random.nextInt(8);
        return bytes;
    }
  }

  String report() {
    return refused + " refused, " + run + " ran, slowest " + slowestNanos / 1_000_000 + " ms";
  }

  /** Seconds to go on for, and a seed. */
  public static void main(String[] arguments) {
    long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    Fuzzer fuzzer = new Fuzzer(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
    while (System.nanoTime() < end) {
      fuzzer.once();
    }
    System.out.println(fuzzer.report());
  }

  /** Ran and refused: for a test that wants both to happen. */
  boolean sawBoth() {
    return refused > 0 && run > 0;
  }
}
