package org.ganglion.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.api.operator.InputException;

/** A text file in UTF-8, read from front to end without being held in memory; a byte order mark is no part of it. */
final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * Opens a file; what is no UTF-8 comes as a {@link CharacterCodingException} from the reader, see {@link #notText}.
   *
   * @throws InputException when it is missing or a folder
   */
  static BufferedReader open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + (Files.isDirectory(file) ? ": this is a folder, not a file" : ": there is no such file"));
    }
    // a decoder of its own reports malformed bytes, where a charset by name would replace them
    BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  /** The sentence for a file that is no UTF-8, naming the line of the first such byte. */
  static InputException notText(Path file) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer text = CharBuffer.allocate(1 << 16);
    long line = 1;
    try (InputStream in = Files.newInputStream(file)) {
      for (boolean end = false; !end; ) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, text, end);
        line += text.flip().chars().filter(c -> c == '\n').count();
        text.clear();
        if (result.isError()) {
          return new InputException(
              String.format("%s, line %d: byte %02x is no UTF-8; save the file as UTF-8", file, line, bytes.get(bytes.position())));
        }
        bytes.compact();
      }
    }
    return new InputException(file + ": it is no UTF-8; save the file as UTF-8");
  }
}
