package org.ashlar.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void bytesReadAsTextAreTheTextThatTheyAreInUtf8() {
    byte[] bytes = "\uFEFFé".getBytes(StandardCharsets.UTF_8);

    Source text = Source.bytes("a.txt", bytes).withKind(Source.Kind.TEXT);

    assertThat(text.kind()).isEqualTo(Source.Kind.TEXT);
    assertThat(text.text()).isEqualTo("é");
    assertThat(text.withKind(Source.Kind.BYTES).bytes())
        .isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    assertThat(Source.bytes("a", bytes).withKind(Source.Kind.BYTES).bytes()).isEqualTo(bytes);
  }
}
