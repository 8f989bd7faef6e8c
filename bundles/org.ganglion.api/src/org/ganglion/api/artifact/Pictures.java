package org.ganglion.api.artifact;

import java.util.List;

/** Pictures in order, for instance a sample sheet per stage of a training. Written as numbered PNG files and {@code pictures.json} (titles). */
@ArtifactType("ganglion:pictures/1")
public record Pictures(List<Picture> pictures) {
  public Pictures {
    pictures = List.copyOf(pictures);
  }

  /** A PNG with its title. */
  public record Picture(String title, byte[] png) {}
}
