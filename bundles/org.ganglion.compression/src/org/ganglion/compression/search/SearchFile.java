package org.ganglion.compression.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Records;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.edge.EdgePackage;
import org.ganglion.kit.json.Json;

/** A {@link SearchState} in the parts of a checkpoint: {@code search}, figures as JSON with binary numbers behind, and one part for each model. */
final class SearchFile {
  private static final String SEARCH = "search";
  private static final String GOOD = "good";
  private static final String PENDING = "pending";

  private SearchFile() {}

  static void write(SearchState state, Checkpoint.Parts parts) throws IOException {
    try (DataOutputStream out = new DataOutputStream(parts.create(SEARCH))) {
      out.writeInt(state.best);
      out.writeDouble(state.goodFactor);
      out.writeDouble(state.badFactor);
      out.writeDouble(state.pendingFactor);
      out.writeInt(state.rungs);
      out.writeInt(state.halvings);
      out.writeInt(state.tried.size());
      for (Candidate candidate : state.tried) {
        figures(candidate, out);
      }
    }
    model(state.good, parts, GOOD);
    model(state.pending, parts, PENDING);
    for (int i : Set.of(0, state.best)) {
      Candidate candidate = state.tried.get(i);
      model(candidate.model(), parts, "model" + i);
      try (DataOutputStream out = new DataOutputStream(parts.create("package" + i))) {
        bytes(new DeviceRun(candidate.edge()).content(), out);
      }
    }
  }

  static SearchState read(Checkpoint checkpoint) throws IOException {
    SearchState state = new SearchState();
    try (DataInputStream in = new DataInputStream(checkpoint.open(SEARCH))) {
      state.best = in.readInt();
      state.goodFactor = in.readDouble();
      state.badFactor = in.readDouble();
      state.pendingFactor = in.readDouble();
      state.rungs = in.readInt();
      state.halvings = in.readInt();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        state.tried.add(figures(in));
      }
    }
    state.good = model(checkpoint, GOOD);
    state.pending = Double.isNaN(state.pendingFactor) ? null : model(checkpoint, PENDING);
    for (int i : Set.of(0, state.best)) {
      try (DataInputStream in = new DataInputStream(checkpoint.open("package" + i))) {
        state.tried.set(i, state.tried.get(i).with(model(checkpoint, "model" + i), EdgePackage.read(bytes(in)).model));
      }
    }
    return state;
  }

  private static void figures(Candidate candidate, DataOutputStream out) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("step", candidate.step());
    tree.put("int8", List.copyOf(candidate.int8()));
    tree.put("spared", candidate.spared());
    tree.put("kept", candidate.kept());
    tree.put("bytes", candidate.bytes());
    tree.put("costs", candidate.costs().stream().map(Records::write).toList());
    bytes(Json.write(tree).getBytes(StandardCharsets.UTF_8), out);
    out.writeDouble(candidate.quality());
    out.writeDouble(candidate.nanojoule());
    out.writeDouble(candidate.microseconds());
  }

  private static Candidate figures(DataInputStream in) throws IOException {
    Map<String, Object> tree = Json.readObject(new String(bytes(in), StandardCharsets.UTF_8));
    List<LayerCost> costs = new ArrayList<>();
    ((List<?>) tree.get("costs")).forEach(row -> costs.add(Records.read(LayerCost.class, row)));
    return new Candidate((String) tree.get("step"), null, null, Set.copyOf(texts(tree.get("int8"))), texts(tree.get("spared")), in.readDouble(),
        ((Number) tree.get("kept")).longValue(), ((Number) tree.get("bytes")).longValue(), costs, in.readDouble(), in.readDouble());
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }

  private static void model(Model model, Checkpoint.Parts parts, String name) throws IOException {
    if (model == null) {
      return;
    }
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(parts.create(name)))) {
      Map<String, Object> about = new HashMap<>(model.about());
      bytes(Json.write(Map.of("spec", Records.write(model.spec()), "about", about)).getBytes(StandardCharsets.UTF_8), out);
      floats(model.parameters(), out);
      floats(model.statistics(), out);
    }
  }

  private static Model model(Checkpoint checkpoint, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(checkpoint.open(name)))) {
      Map<String, Object> tree = Json.readObject(new String(bytes(in), StandardCharsets.UTF_8));
      Map<String, String> about = new LinkedHashMap<>();
      ((Map<?, ?>) tree.get("about")).forEach((key, value) -> about.put((String) key, (String) value));
      return new Model(Records.read(NetworkSpec.class, tree.get("spec")), floats(in), floats(in), about);
    }
  }

  private static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  private static void floats(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
