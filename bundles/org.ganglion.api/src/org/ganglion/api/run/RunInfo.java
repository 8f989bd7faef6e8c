package org.ganglion.api.run;

import java.time.Instant;
import java.util.Map;

/**
 * A run as its steps see it.
 *
 * @param id of the run
 * @param workflow name
 * @param source text of the workflow file
 * @param environment what may change results or speed: platform version, Java, processor, engine and instruction set, threads
 */
public record RunInfo(String id, String workflow, String source, long seed, Instant started, Map<String, String> environment) {}
