package org.ganglion.workflow.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/** A network for devices as the file that goes to the device, {@code model.gpk}. */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:package/1", summary = "A network for devices as a .gpk file")
public final class DevicePackageCodec implements ArtifactCodec<DevicePackage> {
  private static final String FILE = "model.gpk";

  @Override
  public Class<DevicePackage> javaType() {
    return DevicePackage.class;
  }

  @Override
  public void write(DevicePackage value, Path folder) throws IOException {
    Files.write(folder.resolve(FILE), value.bytes());
  }

  @Override
  public DevicePackage read(Path folder) throws IOException {
    return new DevicePackage(Files.readAllBytes(folder.resolve(FILE)));
  }
}
