package org.ganglion.data.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.api.operator.InputException;

/** A text file, in UTF-8; a byte order mark is no part of it. */
final class TextFile {
  private TextFile() {}

  static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + (Files.isDirectory(file) ? ": this is a folder, not a file" : ": there is no such file"));
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      throw new InputException(String.format("%s, line %d: byte %02x is no UTF-8; save the file as UTF-8", file, line, bytes.get(bytes.position())));
    }
    String content = text.toString();
    return content.startsWith("\uFEFF") ? content.substring(1) : content;
  }
}
