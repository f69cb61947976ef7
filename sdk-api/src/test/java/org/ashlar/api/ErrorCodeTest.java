package org.ashlar.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  @Test
  void everyCodeHasTextAndAdviceInEveryLanguage() {
    for (ErrorCode code : ErrorCode.values()) {
      for (Language language : Language.values()) {
        assertThat(code.message(language)).as("%s %s", code, language).isNotBlank();
        assertThat(code.advice(language)).as("%s %s advice", code, language).isNotBlank();
      }
      assertThat(code.message(Language.CHINESE)).as("%s", code).matches("(?s).*\\p{IsHan}.*");
    }
  }

  @Test
  void theCatalogueHasNoTextWithoutACode() {
    Set<String> known = new TreeSet<>();
    for (ErrorCode code : ErrorCode.values()) {
      for (Language language : Language.values()) {
        known.add(code.name() + "." + language.tag());
        known.add(code.name() + ".advice." + language.tag());
      }
    }
    assertThat(MessageCatalogue.texts().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void bothLanguagesUseTheSamePlaceholders() {
    for (ErrorCode code : ErrorCode.values()) {
      String[] marks = new String[10];
      Arrays.setAll(marks, index -> "<" + index + ">");
      Set<String> english = used(code.message(Language.ENGLISH, (Object[]) marks), marks);
      Set<String> chinese = used(code.message(Language.CHINESE, (Object[]) marks), marks);
      assertThat(chinese).as("%s", code).isEqualTo(english);
    }
  }

  @Test
  void numbersAreUnique() {
    Set<Integer> numbers = new HashSet<>();
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(numbers.add(code.number())).as("%s", code).isTrue();
    }
  }

  @Test
  void placeholdersAreFilledAndApostrophesKept() {
    AshlarException exception = new AshlarException(ErrorCode.BUNDLE_NOT_FOUND, "it's");
    assertThat(exception).hasMessage("There is no bundle 'it's'.");
    assertThat(exception.message(Language.CHINESE)).contains("it's");
  }

  private static Set<String> used(String text, String[] marks) {
    return Arrays.stream(marks).filter(text::contains).collect(Collectors.toSet());
  }
}
