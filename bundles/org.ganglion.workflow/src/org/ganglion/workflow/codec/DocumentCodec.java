package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.operator.Provides;
import org.ganglion.kit.json.Json;
import org.osgi.service.component.annotations.Component;

/** A page as {@code <name>.html}; {@code document.json} holds name and title. */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:document/1", summary = "A page as HTML")
public final class DocumentCodec implements ArtifactCodec<Document> {
  @Override
  public Class<Document> javaType() {
    return Document.class;
  }

  @Override
  public void write(Document document, Path folder) throws IOException {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("name", document.name());
    about.put("title", document.title());
    Files.writeString(folder.resolve("document.json"), Json.pretty(about));
    Files.writeString(folder.resolve(file(document.name())), document.html());
  }

  @Override
  public Document read(Path folder) throws IOException {
    Map<String, Object> about = Json.readObject(Files.readString(folder.resolve("document.json")));
    String name = about.get("name").toString();
    return new Document(name, about.get("title").toString(), Files.readString(folder.resolve(file(name))));
  }

  /** A file name without anything that file systems take amiss. */
  private static String file(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+", "");
    return (safe.isEmpty() ? "document" : safe) + ".html";
  }
}
