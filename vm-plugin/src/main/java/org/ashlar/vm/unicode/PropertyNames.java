package org.ashlar.vm.unicode;

/** Which names denote properties of strings; kept apart so that asking loads no table. */
final class PropertyNames {
  private PropertyNames() {}

  static boolean isOfStrings(String name) {
    return switch (name) {
      case "Basic_Emoji",
          "Emoji_Keycap_Sequence",
          "RGI_Emoji_Modifier_Sequence",
          "RGI_Emoji_Flag_Sequence",
          "RGI_Emoji_Tag_Sequence",
          "RGI_Emoji_ZWJ_Sequence",
          "RGI_Emoji" ->
          true;
      default -> false;
    };
  }
}
