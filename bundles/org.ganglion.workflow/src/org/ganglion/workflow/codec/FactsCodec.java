package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.Provides;
import org.ganglion.kit.json.Json;
import org.osgi.service.component.annotations.Component;

/** Facts as {@code facts.json}. */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:facts/1", summary = "Named results as JSON")
public final class FactsCodec implements ArtifactCodec<Facts> {
  @Override
  public Class<Facts> javaType() {
    return Facts.class;
  }

  @Override
  public void write(Facts facts, Path folder) throws IOException {
    Files.writeString(folder.resolve("facts.json"), Json.pretty(Records.write(facts.values())));
  }

  @Override
  public Facts read(Path folder) throws IOException {
    return new Facts(Json.readObject(Files.readString(folder.resolve("facts.json"))));
  }
}
