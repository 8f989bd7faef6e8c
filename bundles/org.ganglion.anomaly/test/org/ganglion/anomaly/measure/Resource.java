package org.ganglion.anomaly.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.ganglion.kit.json.Json;

/** Published cases. */
final class Resource {
  private Resource() {}

  static Object json(String name) throws IOException {
    try (InputStream file = Resource.class.getResourceAsStream("/" + name);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
      return Json.read(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static double[] doubles(Object list) {
    return ((List<?>) list).stream().mapToDouble(Json::number).toArray();
  }
}
