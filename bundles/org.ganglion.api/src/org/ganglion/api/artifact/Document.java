package org.ganglion.api.artifact;

/** A page for people, self-contained HTML. Written as {@code <name>.html}. */
@ArtifactType("ganglion:document/1")
public record Document(String name, String title, String html) {}
