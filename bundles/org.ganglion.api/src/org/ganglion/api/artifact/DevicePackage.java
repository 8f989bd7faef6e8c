package org.ganglion.api.artifact;

/**
 * A network for devices, with all that its use needs: one file, {@code model.gpk}, whose format docs/gpk.md describes. The array is not copied; leave
 * it as it is.
 */
@ArtifactType("ganglion:package/1")
public record DevicePackage(byte[] bytes) {}
