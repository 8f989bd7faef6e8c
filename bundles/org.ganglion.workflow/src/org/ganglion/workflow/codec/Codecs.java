package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.operator.InputException;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Routes;

/** Finds the codec of an artifact type among the services, and holds it while it works. */
public final class Codecs {
  private final Routes routes;

  /** Codecs that routes lead to. */
  public Codecs(Routes routes) {
    this.routes = routes;
  }

  /**
   * Writes a value into an empty folder.
   *
   * @param used hears which codec it was
   * @throws InputException when no codec writes its type
   */
  public void write(String type, Object value, Path folder, Consumer<Offer> used) throws IOException {
    try (Lease<ArtifactCodec<?>> lease = lease(type)) {
      used.accept(lease.offer());
      write(lease.service(), value, folder);
    }
  }

  private static <T> void write(ArtifactCodec<T> codec, Object value, Path folder) throws IOException {
    codec.write(codec.javaType().cast(value), folder);
  }

  /** Reads a value. */
  public Object read(String type, Path folder) throws IOException {
    try (Lease<ArtifactCodec<?>> lease = lease(type)) {
      return lease.service().read(folder);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Lease<ArtifactCodec<?>> lease(String type) {
    return (Lease) routes.lease(ArtifactCodec.class, type, Choice.any());
  }
}
