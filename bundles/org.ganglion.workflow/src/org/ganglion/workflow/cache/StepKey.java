package org.ganglion.workflow.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.file.Sha256;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.leases.Offer;

/**
 * All that the outputs of a pure step depend on.
 *
 * @param parameters defaults filled in
 * @param inputs port to digests of what feeds it
 * @param files parameter to digest of the external content that it names
 */
public record StepKey(Offer operator, Map<String, Object> parameters, long seed, Map<String, List<String>> inputs, Map<String, String> files) {
  /**
   * The key of the cache: with the plug-in's content, the engines and the kernel.
   *
   * @param platform engines and kernel bundles with their versions
   */
  public String cacheKey(Object platform) {
    Map<String, Object> all = state();
    all.put("plugin", operator.plugin().toString());
    all.put("platform", platform);
    return Sha256.of(Json.canonical(all));
  }

  /**
   * What a checkpoint is a state of: without plug-in and platform, so that a step may go on with a mended plug-in of the same version of the
   * operator.
   */
  public String identity() {
    return Sha256.of(Json.canonical(state()));
  }

  private Map<String, Object> state() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("operator", operator.id());
    all.put("version", operator.version());
    all.put("parameters", parameters);
    all.put("seed", seed);
    all.put("inputs", inputs);
    all.put("files", files);
    return all;
  }
}
