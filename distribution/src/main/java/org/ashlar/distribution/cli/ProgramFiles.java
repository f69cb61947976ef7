package org.ashlar.distribution.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.vm.code.CodeImage;
import org.jspecify.annotations.Nullable;

/** Files of programs: whether they are modules, and their text. */
final class ProgramFiles {
  private static final Pattern MODULE_TYPE = Pattern.compile("\"type\"\\s*:\\s*\"module\"");

  private static final List<String> ENDINGS = List.of(".js", ".json", "/index.js", "/index.json");

  private ProgramFiles() {}

  /** A module by extension, or by the type of the nearest package description. */
  static Source.Kind kind(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".mjs")) {
      return Source.Kind.MODULE;
    }
    if (name.endsWith(".json")) {
      return Source.Kind.JSON;
    }
    return name.endsWith(".js") && isInModulePackage(file)
        ? Source.Kind.MODULE
        : Source.Kind.COMMON_JS;
  }

  /** The file behind links, by which a program finds what lies beside it. */
  static Path real(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException unreadable) {
      return file;
    }
  }

  private static boolean isInModulePackage(Path file) {
    for (Path directory = file.getParent(); directory != null; directory = directory.getParent()) {
      Path description = directory.resolve("package.json");
      if (Files.isRegularFile(description)) {
        try {
          return MODULE_TYPE.matcher(Files.readString(description, StandardCharsets.UTF_8)).find();
        } catch (IOException unreadable) {
          return false;
        }
      }
    }
    return false;
  }

  /** The bytes of a code image, or null if the file is none. */
  static byte @Nullable [] image(Path file) {
    if (!Files.isRegularFile(file)) {
      return null; // a pipe gives its bytes once
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(CodeImage.MAGIC_BYTES);
      return CodeImage.isImage(start) ? Files.readAllBytes(file) : null;
    } catch (IOException unreadable) {
      // Whoever reads it as text says what is wrong.
      return null;
    }
  }

  static Source read(Path file, Source.Kind kind) {
    Path found = find(file);
    if (found == null) {
      if (Files.isDirectory(file)) {
        return Source.file(kind, file);
      }
      throw new AshlarException(ErrorCode.FILE_NOT_FOUND, file);
    }
    return Source.file(found.equals(file) ? kind : kind(found), found);
  }

  /** The file of a program: the name as it is or with an ending, or a directory's index. */
  static @Nullable Path find(Path file) {
    if (Files.exists(file) && !Files.isDirectory(file)) {
      return file;
    }
    for (String ending : ENDINGS) {
      Path candidate = Path.of(file + ending);
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
