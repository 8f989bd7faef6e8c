package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.operator.Provides;
import org.ganglion.kit.json.Json;
import org.osgi.service.component.annotations.Component;

/** Pictures as {@code 001.png}, {@code 002.png} …, their titles in {@code pictures.json}. */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:pictures/1", summary = "Pictures as PNG files")
public final class PicturesCodec implements ArtifactCodec<Pictures> {
  @Override
  public Class<Pictures> javaType() {
    return Pictures.class;
  }

  @Override
  public void write(Pictures pictures, Path folder) throws IOException {
    int digits = Math.max(3, Integer.toString(pictures.pictures().size()).length());
    List<Object> list = new ArrayList<>();
    for (Pictures.Picture picture : pictures.pictures()) {
      String file = String.format("%0" + digits + "d.png", list.size() + 1);
      Files.write(folder.resolve(file), picture.png());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", file);
      entry.put("title", picture.title());
      list.add(entry);
    }
    Files.writeString(folder.resolve("pictures.json"), Json.pretty(Map.of("pictures", list)));
  }

  @Override
  public Pictures read(Path folder) throws IOException {
    Map<String, Object> json = Json.readObject(Files.readString(folder.resolve("pictures.json")));
    List<Pictures.Picture> pictures = new ArrayList<>();
    for (Object each : (List<?>) json.get("pictures")) {
      Map<?, ?> entry = (Map<?, ?>) each;
      Path file = folder.resolve(Path.of(entry.get("file").toString()).getFileName().toString());
      pictures.add(new Pictures.Picture(entry.get("title").toString(), Files.readAllBytes(file)));
    }
    return new Pictures(pictures);
  }
}
