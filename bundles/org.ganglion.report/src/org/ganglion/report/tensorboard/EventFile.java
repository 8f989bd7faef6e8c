package org.ganglion.report.tensorboard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.ganglion.kit.protobuf.MessageWriter;

/**
 * An event file as TensorBoard reads it: TFRecords of {@code tensorflow.Event} messages (tensorflow/core/util/event.proto,
 * tensorflow/core/framework/summary.proto). A record is its length, that length's check sum, the message, its check sum; sums are CRC-32C, turned by
 * 15 bits and moved by a constant.
 */
final class EventFile implements AutoCloseable {
  private static final int MASK = 0xa282ead8;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private final OutputStream out;

  /** Begins a file. */
  EventFile(Path file, Instant start) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file));
    record(new MessageWriter().number(1, seconds(start)).text(3, "brain.Event:2"));
  }

  /** A point of a curve. */
  void scalar(String tag, long step, double value, Instant when) throws IOException {
    value(new MessageWriter().text(1, tag).number(2, (float) value), step, when);
  }

  /** A picture. */
  void image(String tag, long step, byte[] png, Instant when) throws IOException {
    if (png.length < 24 || !Arrays.equals(PNG, Arrays.copyOf(png, PNG.length))) {
      return; // what is no PNG has no size here, and TensorBoard would not show it
    }
    ByteBuffer head = ByteBuffer.wrap(png);
    MessageWriter image = new MessageWriter().whole(1, head.getInt(20)).whole(2, head.getInt(16)).whole(3, 3).bytes(4, png);
    value(new MessageWriter().text(1, tag).message(4, image), step, when);
  }

  private void value(MessageWriter value, long step, Instant when) throws IOException {
    record(new MessageWriter().number(1, seconds(when)).whole(2, step).message(5, new MessageWriter().message(1, value)));
  }

  private void record(MessageWriter event) throws IOException {
    byte[] data = event.toBytes();
    byte[] length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    out.write(length);
    out.write(sum(length));
    out.write(data);
    out.write(sum(data));
  }

  private static byte[] sum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }

  private static double seconds(Instant when) {
    return when.getEpochSecond() + when.getNano() * 1e-9;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
