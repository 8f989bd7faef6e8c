package org.ganglion.api.artifact;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Service: writes values of one artifact type to a folder in formats that other tools open, and reads them again. Equal values are written to equal
 * bytes, since artifacts are addressed by content. Registered with {@code @Provides(id = the type's id)}.
 *
 * @param <T> the class that carries {@link ArtifactType}
 */
public interface ArtifactCodec<T> {
  /** The class of the values. */
  Class<T> javaType();

  /** Writes the value into an empty folder. */
  void write(T value, Path folder) throws IOException;

  /** Reads a value; large files may be mapped, not copied. */
  T read(Path folder) throws IOException;
}
