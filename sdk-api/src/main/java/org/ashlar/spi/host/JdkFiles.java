package org.ashlar.spi.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/** Files of the JDK's default file system. */
final class JdkFiles implements HostFiles {
  private static final long MAXIMUM_BYTES = 512L << 20;

  @Override
  public byte[] read(String path) {
    Path file = Path.of(path);
    if (Files.isDirectory(file)) {
      throw new AshlarException(ErrorCode.FILE_IS_DIRECTORY, path);
    }
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new AshlarException(ErrorCode.FILE_TOO_LARGE, path, MAXIMUM_BYTES);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new AshlarException(e, ErrorCode.FILE_NOT_FOUND, path);
    } catch (IOException e) {
      throw new AshlarException(e, ErrorCode.FILE_UNREADABLE, path, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void write(String path, byte[] content, boolean append) {
    Path file = Path.of(path);
    if (Files.isDirectory(file)) {
      throw new AshlarException(ErrorCode.FILE_IS_DIRECTORY, path);
    }
    try {
      Files.write(
          file,
          content,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw failed("write " + path, e);
    }
  }

  @Override
  public Optional<Status> status(String path) {
    try {
      BasicFileAttributes found = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
      return Optional.of(
          new Status(
              found.isDirectory(),
              found.isRegularFile(),
              found.size(),
              found.lastModifiedTime().toMillis()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public String realPath(String path) {
    try {
      return Path.of(path).toRealPath().toString();
    } catch (IOException e) {
      throw new AshlarException(e, ErrorCode.FILE_NOT_FOUND, path);
    }
  }

  @Override
  public List<String> list(String path) {
    try (Stream<Path> entries = Files.list(Path.of(path))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      throw new AshlarException(e, ErrorCode.FILE_NOT_FOUND, path);
    } catch (IOException e) {
      throw failed("list " + path, e);
    }
  }

  private static AshlarException failed(String operation, IOException e) {
    return new AshlarException(e, ErrorCode.IO_FAILED, operation, String.valueOf(e.getMessage()));
  }
}
