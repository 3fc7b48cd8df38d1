package io.udaconnect.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One launcher per directory. The system gives the lock back however the launcher ends. */
public record DirectoryLock(Path directory, FileChannel channel) implements AutoCloseable {
  /** Less room than this is none: a server would come up only to die of it. */
  public static final long NEEDED_MEGABYTES = 256;

  /** Makes the directory if need be, and says plainly why it cannot be used. */
  public static DirectoryLock take(Path directory) {
    FileChannel channel = null;
    try {
      Files.createDirectories(directory);
      channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
      if (channel.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      channel.write(
          ByteBuffer.wrap(new byte[4096]), 0); // a full disk lets files be made, but not written
      long free = freeMegabytes(directory);
      if (free < NEEDED_MEGABYTES) {
        throw new IOException(
            "only " + free + " MB free, at least " + NEEDED_MEGABYTES + " needed");
      }
      return new DirectoryLock(directory, channel);
    } catch (OverlappingFileLockException e) {
      close(channel);
      throw new IllegalStateException(directory + " is in use by another launcher", e);
    } catch (IOException e) {
      close(channel);
      throw new UncheckedIOException("cannot write to " + directory + ": " + reason(e), e);
    }
  }

  /** On the disk that the directory is on. */
  public static long freeMegabytes(Path directory) throws IOException {
    return Files.getFileStore(directory).getUsableSpace() >> 20;
  }

  /** A FileSystemException's own message is little more than the path. */
  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof FileSystemException known && known.getReason() != null
        ? known.getReason()
        : failure.getMessage();
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
