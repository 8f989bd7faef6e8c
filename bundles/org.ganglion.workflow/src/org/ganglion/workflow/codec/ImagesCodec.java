package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.Provides;
import org.ganglion.kit.json.Json;
import org.ganglion.kit.npy.NpyArray;
import org.ganglion.kit.npy.NpyType;
import org.osgi.service.component.annotations.Component;

/**
 * Images as NumPy arrays: {@code pixels.npy} (images × channels × height × width), {@code labels.npy}, {@code attributes.npy}, names in {@code
 * images.json}.
 */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:images/1", summary = "Images as NumPy arrays")
public final class ImagesCodec implements ArtifactCodec<Images> {
  @Override
  public Class<Images> javaType() {
    return Images.class;
  }

  @Override
  public void write(Images images, Path folder) throws IOException {
    NpyArray.bytes(images.pixels(), images.count(), images.channels(), images.height(), images.width()).write(folder.resolve("pixels.npy"));
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("count", images.count());
    about.put("channels", images.channels());
    about.put("height", images.height());
    about.put("width", images.width());
    if (images.labels().isPresent()) {
      Images.Labels labels = images.labels().get();
      NpyArray.ints(labels.of(), images.count()).write(folder.resolve("labels.npy"));
      about.put("classes", labels.classes());
    }
    if (images.attributes().isPresent()) {
      Images.Attributes attributes = images.attributes().get();
      NpyArray.floats(attributes.values(), images.count(), attributes.names().size()).write(folder.resolve("attributes.npy"));
      about.put("attributes", attributes.names());
    }
    Files.writeString(folder.resolve("images.json"), Json.pretty(about));
  }

  @Override
  @SuppressWarnings("unchecked")
  public Images read(Path folder) throws IOException {
    Map<String, Object> about = Json.readObject(Files.readString(folder.resolve("images.json")));
    NpyArray pixels = NpyArray.map(folder.resolve("pixels.npy"));
    if (pixels.type() != NpyType.UINT8 || pixels.shape().size() != 4) {
      throw new IOException(folder.resolve("pixels.npy") + " must hold unsigned bytes, images × channels × height × width, not " + pixels.type() + " "
          + pixels.shape());
    }
    Optional<Images.Labels> labels = Optional.empty();
    if (about.get("classes") instanceof List<?> classes) {
      labels = Optional.of(new Images.Labels(NpyArray.map(folder.resolve("labels.npy")).toInts(), (List<String>) classes));
    }
    Optional<Images.Attributes> attributes = Optional.empty();
    if (about.get("attributes") instanceof List<?> names) {
      attributes = Optional.of(new Images.Attributes((List<String>) names, NpyArray.map(folder.resolve("attributes.npy")).toFloats()));
    }
    List<Long> axes = pixels.shape();
    return new Images(Math.toIntExact(axes.get(1)), Math.toIntExact(axes.get(2)), Math.toIntExact(axes.get(3)), pixels.data(), labels, attributes);
  }
}
