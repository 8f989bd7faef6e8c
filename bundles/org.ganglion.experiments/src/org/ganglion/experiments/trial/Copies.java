package org.ganglion.experiments.trial;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.random.RandomStream;

/**
 * Images that are equal, pixel by pixel. One that was learnt from and stands in another part as well would make whoever learnt it by heart look good
 * there.
 */
final class Copies {
  private final Set<ByteBuffer> known = new HashSet<>();

  /** Buffers are equal, and hash alike, where their bytes are. */
  private static ByteBuffer key(Images images, int image) {
    return images.pixels().slice(image * images.imageSize(), images.imageSize());
  }

  void add(Images images) {
    for (int i = 0; i < images.count(); i++) {
      known.add(key(images, i));
    }
  }

  /** Positions of images of which no copy is known. */
  int[] others(String port, Images images, Consumer<String> log) {
    int[] others = IntStream.range(0, images.count()).filter(i -> !known.contains(key(images, i))).toArray();
    if (others.length < images.count()) {
      log.accept(port + ": " + (images.count() - others.length) + " of " + images.count() + " images stand in another part as well and are left out");
    }
    return others;
  }

  /** Positions of images in several parts, copies together. */
  static int[][] apart(Images images, int[] sizes, RandomStream random) {
    return apart(IntStream.range(0, images.count()).mapToObj(i -> key(images, i)).toList(), sizes, random);
  }

  /**
   * Positions in several parts, those of equal keys together.
   *
   * @param sizes of all parts but the last, which has the rest
   */
  static int[][] apart(List<?> keys, int[] sizes, RandomStream random) {
    Map<Object, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      groups.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> all = List.copyOf(groups.values());
    List<List<Integer>> parts = new ArrayList<>();
    IntStream.rangeClosed(0, sizes.length).forEach(part -> parts.add(new ArrayList<>()));
    int part = 0;
    for (int next : random.permutation(all.size(), 0)) {
      while (part < sizes.length && parts.get(part).size() >= sizes[part]) {
        part++;
      }
      parts.get(part).addAll(all.get(next));
    }
    return parts.stream().map(positions -> positions.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
  }
}
