package org.ganglion.workflow.live.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Cuts bytes into lines, each with the position behind it. */
final class LineCutter {
  private final int longest;
  private final Lines lines;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private long position;

  /** Hears lines without their ends. */
  interface Lines {
    void on(byte[] line, long behind) throws InterruptedException;
  }

  LineCutter(long position, int longest, Lines lines) {
    this.position = position;
    this.longest = longest;
    this.lines = lines;
  }

  void add(byte[] bytes, int count) throws IOException, InterruptedException {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        open.write(bytes, start, i - start);
        position += i + 1 - start;
        start = i + 1;
        give();
      }
    }
    open.write(bytes, start, count - start);
    position += count - start;
    if (open.size() > longest) {
      throw new IOException("a line has more than " + longest + " bytes");
    }
  }

  /** What is left is a line, too. */
  void end() throws InterruptedException {
    if (open.size() > 0) {
      give();
    }
  }

  private void give() throws InterruptedException {
    byte[] line = open.toByteArray();
    open.reset();
    lines.on(line, position);
  }

  /** Bytes up to here. */
  long read() {
    return position;
  }
}
