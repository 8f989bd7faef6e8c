package org.ganglion.anomaly.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ganglion.api.operator.InputException;

/** Rows of a text file with a header line and plain cells, without quotes over line ends. */
final class CsvSource implements RowSource {
  private static final int BYTES = 1 << 20;
  private static final int LONGEST_LINE = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BYTES);
  private final byte[] line = new byte[LONGEST_LINE];
  private final List<String> names;
  private final char separator;
  private final int[] place;
  private long position;
  private long row;
  private int length;

  CsvSource(Path file) throws IOException {
    this.file = file;
    channel = FileChannel.open(file);
    buffer.limit(0);
    if (!nextLine()) {
      channel.close();
      throw new InputException(file + ": it has no line");
    }
    String header = new String(line, 0, length, StandardCharsets.UTF_8);
    separator = header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
    names = Arrays.stream(header.split(java.util.regex.Pattern.quote("" + separator), -1)).map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
        .toList();
    place = new int[names.size()];
    Arrays.fill(place, -1);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public long rows() {
    return -1;
  }

  @Override
  public void choose(int[] chosen) {
    RowSource.place(chosen, place);
  }

  @Override
  public int read(float[][] into, int at, int most) throws IOException {
    int done = 0;
    while (done < most && nextLine()) {
      if (length > 0) {
        row++;
        parse(into, at + done++);
      }
    }
    return done;
  }

  private void parse(float[][] into, int at) {
    int from = 0;
    int cell = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || line[i] == separator) {
        if (cell < place.length && place[cell] >= 0) {
          into[place[cell]][at] = number(from, i, cell);
        }
        cell++;
        from = i + 1;
      }
    }
    if (cell != place.length) {
      throw new InputException(file + ": row " + row + " has " + cell + " cells, the header names " + place.length);
    }
  }

  private float number(int from, int to, int cell) {
    String text = new String(line, from, to - from, StandardCharsets.ISO_8859_1).strip();
    if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equals("NA") || text.equals("null")) {
      return Float.NaN;
    }
    try {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(file + ": row " + row + ", column '" + names.get(cell) + "' holds '" + text + "', which is no number", e);
    }
    throw new InputException(file + ": row " + row + ", column '" + names.get(cell) + "' is infinite; leave the cell empty if nothing was measured");
  }

  /** Reads up to the next line end, which is left out. */
  private boolean nextLine() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (!buffer.hasRemaining()) {
        buffer.clear();
        int read = channel.read(buffer, position);
        buffer.flip();
        if (read <= 0) {
          return any;
        }
      }
      byte next = buffer.get();
      position++;
      any = true;
      if (next == '\n') {
        length -= length > 0 && line[length - 1] == '\r' ? 1 : 0;
        return true;
      }
      if (length == LONGEST_LINE) {
        throw new InputException(file + ": row " + (row + 1) + " is longer than " + LONGEST_LINE + " bytes");
      }
      line[length++] = next;
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void seek(long to, long rows) {
    position = to;
    row = rows;
    buffer.limit(0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
