package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Records;
import org.ganglion.api.network.InvalidNetworkException;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.operator.Provides;
import org.ganglion.kit.json.Json;
import org.ganglion.kit.npy.NpyArray;
import org.ganglion.kit.npy.Npz;
import org.osgi.service.component.annotations.Component;

/**
 * A model as {@code network.json} and {@code parameters.npz}: one array per parameter and running value, under its canonical name. A network with
 * layers that only a plug-in can resolve is kept as two flat arrays, {@code parameters} and {@code statistics}.
 */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:model/1", summary = "A network as JSON with its weights as NumPy arrays")
public final class ModelCodec implements ArtifactCodec<Model> {
  private static final String PARAMETERS = "parameters";
  private static final String STATISTICS = "statistics";

  @Override
  public Class<Model> javaType() {
    return Model.class;
  }

  @Override
  public void write(Model model, Path folder) throws IOException {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("about", new TreeMap<>(model.about()));
    about.put("network", Records.write(model.spec()));
    Files.writeString(folder.resolve("network.json"), Json.pretty(about));
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Optional<NetworkGraph> graph = graph(model.spec());
    if (graph.isPresent()) {
      split(graph.get().parameters(), model.parameters(), arrays);
      split(graph.get().statistics(), model.statistics(), arrays);
    } else {
      arrays.put(PARAMETERS, NpyArray.floats(model.parameters(), model.parameters().length));
      arrays.put(STATISTICS, NpyArray.floats(model.statistics(), model.statistics().length));
    }
    Npz.write(arrays, folder.resolve("parameters.npz"));
  }

  private static void split(List<Parameter> blocks, float[] values, Map<String, NpyArray> arrays) {
    for (Parameter block : blocks) {
      int offset = Math.toIntExact(block.offset());
      arrays.put(block.name(), NpyArray.floats(Arrays.copyOfRange(values, offset, offset + block.size()), block.shape().toArray()));
    }
  }

  @Override
  public Model read(Path folder) throws IOException {
    Map<String, Object> json = Json.readObject(Files.readString(folder.resolve("network.json")));
    NetworkSpec spec = Records.read(NetworkSpec.class, json.get("network"));
    Map<String, String> about = new LinkedHashMap<>();
    ((Map<?, ?>) json.get("about")).forEach((key, value) -> about.put(key.toString(), value.toString()));
    Map<String, NpyArray> arrays = Npz.read(folder.resolve("parameters.npz"));
    Optional<NetworkGraph> graph = graph(spec);
    if (graph.isEmpty()) {
      return new Model(spec, array(folder, arrays, PARAMETERS).toFloats(), array(folder, arrays, STATISTICS).toFloats(), about);
    }
    return new Model(spec, join(folder, graph.get().parameters(), graph.get().parameterCount(), arrays),
        join(folder, graph.get().statistics(), graph.get().statisticsCount(), arrays), about);
  }

  private static float[] join(Path folder, List<Parameter> blocks, int size, Map<String, NpyArray> arrays) throws IOException {
    float[] values = new float[size];
    for (Parameter block : blocks) {
      float[] part = array(folder, arrays, block.name()).toFloats();
      if (part.length != block.size()) {
        throw new IOException(folder.resolve("parameters.npz") + ": " + block.name() + " has " + part.length + " values, the network needs "
            + block.shape());
      }
      System.arraycopy(part, 0, values, Math.toIntExact(block.offset()), part.length);
    }
    return values;
  }

  private static NpyArray array(Path folder, Map<String, NpyArray> arrays, String name) throws IOException {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw new IOException(folder.resolve("parameters.npz") + " lacks the array " + name);
    }
    return array;
  }

  private static Optional<NetworkGraph> graph(NetworkSpec spec) {
    try {
      return Optional.of(NetworkGraph.of(spec));
    } catch (InvalidNetworkException e) {
      return Optional.empty();
    }
  }
}
