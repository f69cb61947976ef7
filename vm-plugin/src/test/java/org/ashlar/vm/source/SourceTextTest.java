package org.ashlar.vm.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void everyLineTerminatorEndsALine() {
    SourceText source = SourceText.of("a.js", "a\nb\r\nc\rd\u2028e\u2029f");

    assertThat(source.lineCount()).isEqualTo(6);
    for (int line = 1; line <= 6; line++) {
      assertThat(source.lineText(line)).isEqualTo(String.valueOf((char) ('a' + line - 1)));
    }
    assertThat(source.line(source.text().indexOf('c'))).isEqualTo(3);
    assertThat(source.column(source.text().indexOf('c'))).isEqualTo(1);
    assertThat(source.line(source.length())).isEqualTo(6);
    assertThat(source.column(source.length())).isEqualTo(2);
  }

  @Test
  void firstLineAndColumnShiftOnlyWhatTheyShould() {
    SourceText source = SourceText.of("page.html", "ab\ncd", 10, 5);

    assertThat(source.line(1)).isEqualTo(10);
    assertThat(source.column(1)).isEqualTo(6);
    assertThat(source.line(4)).isEqualTo(11);
    assertThat(source.column(4)).isEqualTo(2);
    assertThat(source.lineText(11)).isEqualTo("cd");
  }

  @Test
  void emptySourceHasOneLine() {
    SourceText source = SourceText.of("empty", "");

    assertThat(source.lineCount()).isEqualTo(1);
    assertThat(source.line(0)).isEqualTo(1);
    assertThat(source.lineText(1)).isEmpty();
  }
}
