package org.ganglion.runtime.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param problem one sentence when it failed, else empty
 * @param internal whether the failure is a fault of plug-in or platform rather than of the user's input
 * @param outputs folder of every artifact by {@code step.port}
 * @param documents pages to look at, those of the last step last
 */
public record RunResult(String id, RunStatus status, String problem, boolean internal, Map<String, Path> outputs, List<Path> documents) {}
