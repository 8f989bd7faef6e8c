package org.ganglion.api.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** State of a step that was left unfinished: named parts of bytes. */
public interface Checkpoint {
  /** Opens a part for reading; the caller closes it. Throws {@link java.nio.file.NoSuchFileException} when there is none of that name. */
  InputStream open(String part) throws IOException;

  /** Writes a checkpoint; it counts once all of it is on disk, the one before stands until then. */
  interface Body {
    void write(Parts parts) throws IOException;
  }

  /** Where a checkpoint's parts go. */
  interface Parts {
    /** Opens a part for writing; the caller closes it. */
    OutputStream create(String part) throws IOException;
  }
}
