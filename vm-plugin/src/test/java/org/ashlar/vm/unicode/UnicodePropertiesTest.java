package org.ashlar.vm.unicode;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnicodePropertiesTest {
  @Test
  void namesAndShortNamesDenoteTheSameSet() {
    assertThat(UnicodeProperties.lone("Uppercase_Letter")).isSameAs(UnicodeProperties.lone("Lu"));
    assertThat(UnicodeProperties.valued("Script", "Greek"))
        .isSameAs(UnicodeProperties.valued("sc", "Grek"));
    assertThat(UnicodeProperties.valued("gc", "punct"))
        .isSameAs(UnicodeProperties.valued("General_Category", "P"));
  }

  @Test
  void namesAreMatchedExactly() {
    assertThat(UnicodeProperties.lone("uppercase_letter")).isNull();
    assertThat(UnicodeProperties.lone("gc=Lu")).isNull();
    assertThat(UnicodeProperties.lone("RGI_Emoji")).isNull();
    assertThat(UnicodeProperties.valued("Script", "Lu")).isNull();
    assertThat(UnicodeProperties.valued("Block", "Greek")).isNull();
  }

  @Test
  void extensionsOfAScriptDifferFromTheScript() {
    int devanagariDanda = 0x964;
    assertThat(requireNonNull(UnicodeProperties.valued("sc", "Beng")).contains(devanagariDanda))
        .isFalse();
    assertThat(requireNonNull(UnicodeProperties.valued("scx", "Beng")).contains(devanagariDanda))
        .isTrue();
  }

  @Test
  void assignedIsTheComplementOfUnassigned() {
    assertThat(UnicodeProperties.lone("Assigned"))
        .isEqualTo(requireNonNull(UnicodeProperties.lone("Cn")).complement());
  }

  @Test
  void propertiesOfStringsHoldSinglesAndSequences() {
    PropertyOfStrings keycaps =
        requireNonNull(UnicodeProperties.ofStrings("Emoji_Keycap_Sequence"));
    assertThat(keycaps.singles().isEmpty()).isTrue();
    assertThat(keycaps.strings()).hasSize(12).contains("#\uFE0F\u20E3");
    assertThat(requireNonNull(UnicodeProperties.ofStrings("RGI_Emoji")).singles().contains(0x1F600))
        .isTrue();
  }

  @Test
  void identifierCharactersCoverAllPlanes() {
    assertThat("$_azAZ".chars().allMatch(IdentifierCharacters::isIdentifierStart)).isTrue();
    assertThat("09@ ".chars().noneMatch(IdentifierCharacters::isIdentifierStart)).isTrue();
    assertThat("09\u200C\u0301".codePoints().allMatch(IdentifierCharacters::isIdentifierPart))
        .isTrue();
    assertThat(IdentifierCharacters.isIdentifierStart(0x4E2D)).isTrue();
    assertThat(IdentifierCharacters.isIdentifierStart(0x20000)).isTrue();
    assertThat(IdentifierCharacters.isIdentifierStart(-1)).isFalse();
    assertThat(IdentifierCharacters.isIdentifierPart(-1)).isFalse();
  }

  @Test
  void theTwoCaseMappingsDifferOutsideAscii() {
    CaseMapping folding = CaseMapping.simpleFolding();
    CaseMapping upper = CaseMapping.legacyUpper();
    assertThat(folding.closure(CodePointSet.single('k')))
        .isEqualTo(new CodePointSetBuilder().add('k').add('K').add(0x212A).build());
    assertThat(upper.closure(CodePointSet.single('k')))
        .isEqualTo(new CodePointSetBuilder().add('k').add('K').build());
    assertThat(folding.canonical(0x10400)).isEqualTo(0x10428);
    assertThat(upper.canonical(0xDF)).isEqualTo(0xDF);
    assertThat(upper.canonical(0xE9)).isEqualTo(0xC9);
  }

  @Test
  void setOperationsAgreeWithMembership() {
    CodePointSet left = new CodePointSetBuilder().addRange(10, 20).addRange(15, 30).add(0).build();
    CodePointSet right = new CodePointSetBuilder().addRange(25, 40).add(31).build();
    for (int codePoint = 0; codePoint < 50; codePoint++) {
      boolean inLeft = left.contains(codePoint);
      boolean inRight = right.contains(codePoint);
      assertThat(left.union(right).contains(codePoint)).isEqualTo(inLeft || inRight);
      assertThat(left.intersection(right).contains(codePoint)).isEqualTo(inLeft && inRight);
      assertThat(left.difference(right).contains(codePoint)).isEqualTo(inLeft && !inRight);
      assertThat(left.complement().contains(codePoint)).isEqualTo(!inLeft);
    }
    assertThat(left.isDisjoint(right)).isFalse();
    assertThat(left.difference(right).isDisjoint(right)).isTrue();
    assertThat(left.complement().complement()).isEqualTo(left);
  }
}
