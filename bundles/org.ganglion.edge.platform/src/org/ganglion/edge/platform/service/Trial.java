package org.ganglion.edge.platform.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.kit.json.Json;

/**
 * What came of posting images to the service, one after another.
 *
 * @param right of how many labels were the images' own; empty where the images have none
 * @param millis of each post, in ascending order
 * @param first what the first image was answered when reasons were asked for
 */
record Trial(int posts, Optional<Integer> right, double[] millis, Map<String, Object> first) {
  private static final int WARM = 200;

  /** Posts the first images; some more before, which do not count. */
  static Trial of(Posting posting, Images images, int most) throws IOException {
    int count = Math.min(most, images.count());
    byte[] body = new byte[images.imageSize()];
    double[] millis = new double[count];
    int right = 0;
    for (int i = -WARM; i < count; i++) {
      int image = Math.floorMod(i, images.count());
      images.pixels().get(image * images.imageSize(), body);
      long start = System.nanoTime();
      Map<String, Object> answer = posting.post("application/octet-stream", body);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
        right += images.labels().filter(labels -> labels.classes().get(labels.of()[image]).equals(answer.get("label"))).isPresent() ? 1 : 0;
      }
    }
    Arrays.sort(millis);
    return new Trial(count, images.labels().isPresent() ? Optional.of(right) : Optional.empty(), millis, explained(posting, images, body));
  }

  private static Map<String, Object> explained(Posting posting, Images images, byte[] body) throws IOException {
    images.pixels().get(0, body);
    List<Integer> values = new ArrayList<>();
    for (byte pixel : body) {
      values.add(pixel & 255);
    }
    return posting.post("application/json", Json.write(Map.of("values", values, "explain", true)).getBytes(StandardCharsets.UTF_8));
  }

  double quantile(double share) {
    return millis[(int) Math.min(millis.length - 1, Math.ceil(share * millis.length))];
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("posts tried", posts);
    right.ifPresent(count -> facts.put("of these right", count));
    facts.put("ms for a post, median", quantile(0.5));
    facts.put("ms for a post, 99 of 100", quantile(0.99));
    return facts;
  }
}
