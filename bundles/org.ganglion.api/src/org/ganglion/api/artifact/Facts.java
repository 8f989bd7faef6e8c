package org.ganglion.api.artifact;

import java.util.Map;

/** Named results: numbers, text, lists and maps of them. Written as {@code facts.json}. */
@ArtifactType("ganglion:facts/1")
public record Facts(Map<String, Object> values) {}
