package org.ashlar.vm.regexp.syntax;

/** What can be wrong with a pattern, in the words that JavaScript programs see elsewhere too. */
enum PatternError {
  TOO_LARGE("Regular expression too large"),
  UNTERMINATED_GROUP("Unterminated group"),
  UNMATCHED_PARENTHESIS("Unmatched ')'"),
  ESCAPE_AT_END("\\ at end of pattern"),
  INVALID_PROPERTY_NAME("Invalid property name"),
  INVALID_ESCAPE("Invalid escape"),
  INVALID_DECIMAL_ESCAPE("Invalid decimal escape"),
  INVALID_UNICODE_ESCAPE("Invalid Unicode escape"),
  NOTHING_TO_REPEAT("Nothing to repeat"),
  LONE_QUANTIFIER_BRACKETS("Lone quantifier brackets"),
  RANGE_OUT_OF_ORDER("numbers out of order in {} quantifier"),
  INCOMPLETE_QUANTIFIER("Incomplete quantifier"),
  INVALID_QUANTIFIER("Invalid quantifier"),
  INVALID_GROUP("Invalid group"),
  MULTIPLE_FLAG_DASHES("Multiple dashes in flag group"),
  REPEATED_FLAG("Repeated flag in flag group"),
  INVALID_FLAG_GROUP("Invalid flag group"),
  TOO_MANY_CAPTURES("Too many captures"),
  INVALID_CAPTURE_GROUP_NAME("Invalid capture group name"),
  DUPLICATE_CAPTURE_GROUP_NAME("Duplicate capture group name"),
  INVALID_NAMED_REFERENCE("Invalid named reference"),
  INVALID_NAMED_CAPTURE_REFERENCED("Invalid named capture referenced"),
  INVALID_CLASS_ESCAPE("Invalid class escape"),
  INVALID_CLASS_PROPERTY_NAME("Invalid property name in character class"),
  INVALID_CHARACTER_CLASS("Invalid character class"),
  UNTERMINATED_CHARACTER_CLASS("Unterminated character class"),
  OUT_OF_ORDER_CHARACTER_CLASS("Range out of order in character class"),
  INVALID_CLASS_SET_OPERATION("Invalid set operation in character class"),
  INVALID_CHARACTER_IN_CLASS("Invalid character in character class"),
  NEGATED_CLASS_WITH_STRINGS("Negated character class may contain strings");

  private final String text;

  PatternError(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
