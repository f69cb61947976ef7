package org.ashlar.distribution.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.spi.host.FileModuleLoader;

/** Modules whose text is in their URL (RFC 2397). */
final class DataModule {
  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64";

  private DataModule() {}

  static boolean isData(String url) {
    return url.startsWith(SCHEME);
  }

  /**
   * The module that a URL holds.
   *
   * @throws AshlarException {@link ErrorCode#MODULE_LOAD_FAILED} if it is none
   */
  static Source source(String url, Map<String, String> attributes) {
    int comma = url.indexOf(',');
    if (comma < 0) {
      throw new AshlarException(ErrorCode.MODULE_LOAD_FAILED, url, "it has no comma");
    }
    String header = url.substring(SCHEME.length(), comma).toLowerCase(Locale.ROOT);
    String type = header.split(";", 2)[0].strip();
    Source.Kind kind = FileModuleLoader.dataKind(attributes);
    if (kind == null) {
      kind = kindOf(url, type);
    }
    byte[] bytes = percentDecoded(url.substring(comma + 1));
    if (header.endsWith(BASE64)) {
      try {
        bytes = Base64.getMimeDecoder().decode(bytes);
      } catch (IllegalArgumentException malformed) {
        throw new AshlarException(malformed, ErrorCode.MODULE_LOAD_FAILED, url, "it is not Base64");
      }
    }
    return FileModuleLoader.source(url, bytes, kind);
  }

  private static Source.Kind kindOf(String url, String type) {
    return switch (type) {
      case "text/javascript", "application/javascript" -> Source.Kind.MODULE;
      case "application/json" -> Source.Kind.JSON;
      default ->
          throw new AshlarException(
              ErrorCode.MODULE_LOAD_FAILED, url, "its format is unknown: " + type);
    };
  }

  private static byte[] percentDecoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? digit(bytes[i + 1]) : -1;
      int low = high < 0 ? -1 : digit(bytes[i + 2]);
      if (low < 0) {
        decoded.write(bytes[i]);
      } else {
        decoded.write(high << 4 | low);
        i += 2;
      }
    }
    return decoded.toByteArray();
  }

  private static int digit(byte character) {
    return Character.digit((char) character, 16);
  }
}
