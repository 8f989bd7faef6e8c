package org.ganglion.plugins.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.ganglion.runtime.api.plugins.PluginException;

/** The right to change the plug-ins of a state folder: one process has it. The operating system gives it back when the process ends in any way. */
public final class FolderLock {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it, for as long as the process lives or until {@link #close}.
   *
   * @throws PluginException when another process has it
   */
  public static FolderLock take(PluginFolder folder) throws IOException {
    folder.create();
    FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      String holder = Files.readString(folder.lock()).strip();
      throw new PluginException("process " + holder + " is changing the plug-ins of " + folder.root() + "; try again when it has ended");
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new FolderLock(channel);
  }

  /** Gives it back. */
  public void close() throws IOException {
    channel.close();
  }
}
