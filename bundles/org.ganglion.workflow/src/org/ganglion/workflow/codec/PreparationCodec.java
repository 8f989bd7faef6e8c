package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Preparation;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.Provides;
import org.ganglion.kit.json.Json;
import org.osgi.service.component.annotations.Component;

/** A preparation as {@code preparation.json}. */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:preparation/1", summary = "How raw columns become numbers, as JSON")
public final class PreparationCodec implements ArtifactCodec<Preparation> {
  private static final String FILE = "preparation.json";

  @Override
  public Class<Preparation> javaType() {
    return Preparation.class;
  }

  @Override
  public void write(Preparation preparation, Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), Json.pretty(Records.write(preparation)));
  }

  @Override
  public Preparation read(Path folder) throws IOException {
    return Records.read(Preparation.class, Json.readObject(Files.readString(folder.resolve(FILE))));
  }
}
