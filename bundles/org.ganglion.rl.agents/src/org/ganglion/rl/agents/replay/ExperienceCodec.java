package org.ganglion.rl.agents.replay;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Experience;
import org.ganglion.kit.npy.NpyArray;
import org.ganglion.kit.npy.Npz;
import org.osgi.service.component.annotations.Component;

/** Experience as {@code experience.npz}, and as {@code experience.csv} without the observations. */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:experience/1", summary = "Transitions as NumPy arrays and as CSV to look at")
public final class ExperienceCodec implements ArtifactCodec<Experience> {
  @Override
  public Class<Experience> javaType() {
    return Experience.class;
  }

  @Override
  public void write(Experience experience, Path folder) throws IOException {
    int count = experience.count();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("observations", NpyArray.floats(experience.observations(), count, experience.observationSize()));
    arrays.put("actions", NpyArray.ints(experience.actions(), count));
    arrays.put("rewards", NpyArray.floats(experience.rewards(), count));
    arrays.put("next_observations", NpyArray.floats(experience.nextObservations(), count, experience.observationSize()));
    arrays.put("terminated", NpyArray.bytes(ByteBuffer.wrap(experience.terminated()), count));
    arrays.put("truncated", NpyArray.bytes(ByteBuffer.wrap(experience.truncated()), count));
    Npz.write(arrays, folder.resolve("experience.npz"));
    try (Writer csv = Files.newBufferedWriter(folder.resolve("experience.csv"))) {
      csv.write("action,reward,terminated,truncated\n");
      for (int i = 0; i < count; i++) {
        csv.write(experience.actions()[i] + "," + experience.rewards()[i] + "," + experience.terminated()[i] + "," + experience.truncated()[i]
            + "\n");
      }
    }
  }

  @Override
  public Experience read(Path folder) throws IOException {
    Map<String, NpyArray> arrays = Npz.read(folder.resolve("experience.npz"));
    NpyArray observations = array(arrays, "observations");
    return new Experience(
        Math.toIntExact(observations.shape().get(1)), observations.toFloats(), array(arrays, "actions").toInts(), array(arrays, "rewards").toFloats(),
        array(arrays, "next_observations").toFloats(), bytes(arrays, "terminated"), bytes(arrays, "truncated"));
  }

  private static NpyArray array(Map<String, NpyArray> arrays, String name) throws IOException {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw new IOException("experience.npz has no array '" + name + "', only " + arrays.keySet());
    }
    return array;
  }

  private static byte[] bytes(Map<String, NpyArray> arrays, String name) throws IOException {
    NpyArray array = array(arrays, name);
    byte[] values = new byte[array.size()];
    array.data().duplicate().get(0, values);
    return values;
  }
}
