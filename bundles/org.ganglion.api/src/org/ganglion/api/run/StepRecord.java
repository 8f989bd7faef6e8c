package org.ganglion.api.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.ArtifactType;
import org.ganglion.api.artifact.Series;

/**
 * What a finished step was and gave: the value of a port that takes step references ({@code from: [gan, sheet]}).
 *
 * @param version of the operator
 * @param plugin symbolic name, version and digest of the bundle that ran
 * @param parameters as they were read, defaults filled in
 * @param inputs port name to {@code step.port}
 * @param cached whether the outputs came from the cache
 * @param outputs values by port
 */
@ArtifactType("ganglion:step/1")
public record StepRecord(
    String id,
    String operator,
    String version,
    String plugin,
    Map<String, Object> parameters,
    Map<String, String> inputs,
    Instant started,
    Duration took,
    boolean cached,
    Series curves,
    List<String> log,
    Map<String, Object> outputs) {}
