package org.ganglion.workflow.live.source;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a source has around it.
 *
 * @param base folder that relative paths start at
 * @param folder for what it keeps, of this node alone
 * @param answers whether senders get an answer from the graph
 * @param token that senders show
 * @param log hears sentences
 */
public record SourceSetting(String workflow, String node, Path base, Path folder, boolean answers, String token, Consumer<String> log) {}
