package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.ganglion.api.engine.NetworkState;

/** A state written to bytes and read back, as a checkpoint does, so that nothing of the network itself comes along. */
final class SavedState {
  private SavedState() {}

  static NetworkState savedAndLoaded(NetworkState state) {
    int floats = state.parameters().length + state.statistics().length + state.updater().length;
    ByteBuffer bytes = ByteBuffer.allocate(4 * floats + 24);
    write(bytes, state.parameters());
    write(bytes, state.statistics());
    write(bytes, state.updater());
    bytes.putLong(state.steps()).putLong(state.passes()).putLong(state.seed()).flip();
    float[] parameters = read(bytes, state.parameters().length);
    float[] statistics = read(bytes, state.statistics().length);
    float[] updater = read(bytes, state.updater().length);
    return new NetworkState(parameters, statistics, updater, bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  private static void write(ByteBuffer bytes, float[] values) {
    for (float value : values) {
      bytes.putFloat(value);
    }
  }

  private static float[] read(ByteBuffer bytes, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = bytes.getFloat();
    }
    return values;
  }

  static void assertEqualBits(NetworkState expected, NetworkState actual) {
    assertArrayEquals(expected.parameters(), actual.parameters(), "parameters");
    assertArrayEquals(expected.statistics(), actual.statistics(), "statistics");
    assertArrayEquals(expected.updater(), actual.updater(), "updater slots");
    assertEquals(expected.steps(), actual.steps(), "steps");
    assertEquals(expected.passes(), actual.passes(), "passes");
    assertEquals(expected.seed(), actual.seed(), "seed");
  }
}
