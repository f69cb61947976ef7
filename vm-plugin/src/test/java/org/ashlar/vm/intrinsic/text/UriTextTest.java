package org.ashlar.vm.intrinsic.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UriTextTest {

  @Test
  void encodingUsesUtf8AndKeepsWhatTheFormAllows() {
    assertThat(UriText.encodeUri("a b/\u00fc?\u20ac#\ud83d\ude00"))
        .isEqualTo("a%20b/%C3%BC?%E2%82%AC#%F0%9F%98%80");
    assertThat(UriText.encodeUriComponent("a b/?~'")).isEqualTo("a%20b%2F%3F~'");
    assertThat(UriText.encodeUri("\ud83d")).isNull();
  }

  @Test
  void decodingReversesAndKeepsReservedEscapes() {
    assertThat(UriText.decodeUri("%41%2f%C3%BC%F0%9F%98%80")).isEqualTo("A%2f\u00fc\ud83d\ude00");
    assertThat(UriText.decodeUriComponent("%41%2F")).isEqualTo("A/");
  }

  @Test
  void malformedSequencesAreRefused() {
    for (String text :
        new String[] {
          "%",
          "%4",
          "%zz",
          "%80",
          "%C0%80",
          "%ED%A0%80",
          "%F5%80%80%80",
          "%E2%82",
          "%F8%80%80%80%80",
          "%E0%80%80"
        }) {
      assertThat(UriText.decodeUriComponent(text)).as(text).isNull();
    }
  }

  @Test
  void theOldFormsEscapeCodeUnits() {
    assertThat(UriText.escape("a b+\u00fc\u20ac")).isEqualTo("a%20b+%FC%u20AC");
    assertThat(UriText.unescape("a%20b+%FC%u20AC%u12%zz")).isEqualTo("a b+\u00fc\u20ac%u12%zz");
  }
}
