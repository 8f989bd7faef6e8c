package org.ganglion.testkit.network;

import java.util.List;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;

/** LSTM layers with and without given state and keep mask, read as a sequence, as the last state, and as both. */
final class LstmCases {
  private LstmCases() {}

  static List<NetworkCase> all() {
    return List.of(
        NetworkCase.of("lstm", sequence(5, 4).add("lstm", Layers.lstm(4)).build()),
        NetworkCase.of("lstm of one step", sequence(1, 3).add("lstm", Layers.lstm(5)).build()),
        NetworkCase.of("wide lstm", sequence(7, 9).add("lstm", Layers.lstm(17)).build()),
        NetworkCase.of("lstm, last hidden state", sequence(4, 3).add("lstm", Layers.lstm(5)).outputs("lstm.h").build()),
        NetworkCase.of("lstm, all outputs", sequence(4, 3).add("lstm", Layers.lstm(5)).outputs("lstm", "lstm.h", "lstm.c").build()),
        NetworkCase.of("lstm with given state", state(3, 2, 4).add("lstm", Layers.lstm(4), "x", "h0", "c0").outputs("lstm.c", "lstm").build()),
        NetworkCase.of(
            "lstm with given state and keep mask",
            state(6, 3, 4).input("keep", 6).add("lstm", Layers.lstm(4), "x", "h0", "c0", "keep").outputs("lstm", "lstm.h", "lstm.c").build()),
        NetworkCase.of(
            "two lstm layers, state handed on",
            sequence(4, 3).add("first", Layers.lstm(4)).add("second", Layers.lstm(4), "first", "first.h", "first.c").outputs("second").build()));
  }

  private static NetworkSpec.Builder sequence(int steps, int features) {
    return NetworkSpec.builder("lstm").input("x", steps, features);
  }

  private static NetworkSpec.Builder state(int steps, int features, int units) {
    return NetworkSpec.builder("lstm").input("x", steps, features).input("h0", units).input("c0", units);
  }
}
