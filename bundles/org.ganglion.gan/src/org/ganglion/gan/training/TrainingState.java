package org.ganglion.gan.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Pictures.Picture;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.gan.architecture.GanNetworks;

/** Where a training stands. With the networks it is all that going on bit by bit needs: orders and noise are functions of the counters. */
final class TrainingState {
  /** Batches of the head start. */
  long headStart;

  boolean headStartOver;

  /** Batches of both players since the head start. */
  long batch;

  /** Whether the training ended before its time. */
  boolean ended;

  final WindowMean discriminatorLoss = new WindowMean();
  final WindowMean generatorLoss = new WindowMean();

  /** The discriminator's loss since it was last examined. */
  final WindowMean watchedLoss = new WindowMean();

  final List<Picture> sheets = new ArrayList<>();

  /** Batches since the very beginning: the x axis of all curves. */
  long x() {
    return headStart + batch;
  }

  void write(Checkpoint.Parts parts, GanNetworks networks) throws IOException {
    try (DataOutputStream out = new DataOutputStream(parts.create("progress"))) {
      out.writeLong(headStart);
      out.writeBoolean(headStartOver);
      out.writeLong(batch);
      out.writeBoolean(ended);
      discriminatorLoss.write(out);
      generatorLoss.write(out);
      watchedLoss.write(out);
    }
    for (Map.Entry<String, Network> entry : byName(networks).entrySet()) {
      try (OutputStream out = parts.create(entry.getKey())) {
        entry.getValue().state().write(out);
      }
    }
    try (DataOutputStream out = new DataOutputStream(parts.create("sheets"))) {
      out.writeInt(sheets.size());
      for (Picture sheet : sheets) {
        out.writeUTF(sheet.title());
        out.writeInt(sheet.png().length);
        out.write(sheet.png());
      }
    }
  }

  static TrainingState read(Checkpoint checkpoint, GanNetworks networks) throws IOException {
    TrainingState state = new TrainingState();
    try (DataInputStream in = new DataInputStream(checkpoint.open("progress"))) {
      state.headStart = in.readLong();
      state.headStartOver = in.readBoolean();
      state.batch = in.readLong();
      state.ended = in.readBoolean();
      state.discriminatorLoss.read(in);
      state.generatorLoss.read(in);
      state.watchedLoss.read(in);
    }
    for (Map.Entry<String, Network> entry : byName(networks).entrySet()) {
      try (InputStream in = checkpoint.open(entry.getKey())) {
        entry.getValue().restore(NetworkState.read(in));
      }
    }
    try (DataInputStream in = new DataInputStream(checkpoint.open("sheets"))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String title = in.readUTF();
        byte[] png = new byte[in.readInt()];
        in.readFully(png);
        state.sheets.add(new Picture(title, png));
      }
    }
    return state;
  }

  private static Map<String, Network> byName(GanNetworks networks) {
    return Map.of("generator", networks.generator(), "discriminator", networks.discriminator(), "average", networks.average());
  }
}
