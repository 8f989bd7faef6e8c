package org.ganglion.edge.platform.service;

import java.nio.file.Path;
import org.ganglion.kit.json.Json;

/**
 * The live workflow that answers posts with a package: a source, the package, the answer.
 *
 * @param model folder of the package, seen from that of the workflow
 */
record LiveText(String name, String path, int port, boolean token, boolean explain, Path model) {
  /** As a workflow file. JSON texts are YAML, so that no name or path can become something else. */
  String yaml() {
    return "kind: live\n"
        + "name: " + Json.write(name) + "\n"
        + "nodes:\n"
        + "  posts:   { uses: live.http, with: { path: " + Json.write(path) + ", port: " + port + ", token: " + token + " } }\n"
        + "  predict: { uses: edge.predict, from: posts, in: { model: " + Json.write(model.toString()) + " }, with: { explain: " + explain + " } }\n"
        + "  reply:   { uses: live.answer, from: predict }\n";
  }

  String url() {
    return "http://127.0.0.1:" + port + path;
  }
}
