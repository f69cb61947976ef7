import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the Unicode data that ECMAScript names: general categories, scripts, script extensions,
 * the binary properties of the regular expression clause, properties of strings, and the two case
 * mappings. The only argument is the file to write.
 */
public final class UnicodeTableGenerator {
  private static final int FIRST_ADDITIONAL_NAME = 2;
  private static final int MAXIMUM_NAME_COUNT = 8;

  /** Name, then its short form where ECMAScript admits one. */
  private static final List<String> BINARY_PROPERTIES =
      List.of(
          "ASCII_Hex_Digit AHex",
          "Alphabetic Alpha",
          "Bidi_Control Bidi_C",
          "Bidi_Mirrored Bidi_M",
          "Case_Ignorable CI",
          "Cased",
          "Changes_When_Casefolded CWCF",
          "Changes_When_Casemapped CWCM",
          "Changes_When_Lowercased CWL",
          "Changes_When_NFKC_Casefolded CWKCF",
          "Changes_When_Titlecased CWT",
          "Changes_When_Uppercased CWU",
          "Dash",
          "Default_Ignorable_Code_Point DI",
          "Deprecated Dep",
          "Diacritic Dia",
          "Emoji",
          "Emoji_Component EComp",
          "Emoji_Modifier EMod",
          "Emoji_Modifier_Base EBase",
          "Emoji_Presentation EPres",
          "Extended_Pictographic ExtPict",
          "Extender Ext",
          "Grapheme_Base Gr_Base",
          "Grapheme_Extend Gr_Ext",
          "Hex_Digit Hex",
          "IDS_Binary_Operator IDSB",
          "IDS_Trinary_Operator IDST",
          "ID_Continue IDC",
          "ID_Start IDS",
          "Ideographic Ideo",
          "Join_Control Join_C",
          "Logical_Order_Exception LOE",
          "Lowercase Lower",
          "Math",
          "Noncharacter_Code_Point NChar",
          "Pattern_Syntax Pat_Syn",
          "Pattern_White_Space Pat_WS",
          "Quotation_Mark QMark",
          "Radical",
          "Regional_Indicator RI",
          "Sentence_Terminal STerm",
          "Soft_Dotted SD",
          "Terminal_Punctuation Term",
          "Unified_Ideograph UIdeo",
          "Uppercase Upper",
          "Variation_Selector VS",
          "White_Space space",
          "XID_Continue XIDC",
          "XID_Start XIDS");

  private static final List<String> PROPERTIES_OF_STRINGS =
      List.of(
          "Basic_Emoji",
          "Emoji_Keycap_Sequence",
          "RGI_Emoji_Modifier_Sequence",
          "RGI_Emoji_Flag_Sequence",
          "RGI_Emoji_Tag_Sequence",
          "RGI_Emoji_ZWJ_Sequence",
          "RGI_Emoji");

  private final TableFile file = new TableFile();

  private UnicodeTableGenerator() {}

  /** Writes the table file named by the single argument. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("expected one argument, the file to write");
    }
    Path target = Path.of(arguments[0]).toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("not a file: " + target);
    }
    byte[] bytes = new UnicodeTableGenerator().generate();
    Files.createDirectories(folder);
    if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), bytes)) {
      Files.write(target, bytes);
    }
  }

  private byte[] generate() {
    VersionInfo version = UCharacter.getUnicodeVersion();
    file.version(version.getMajor() + "." + version.getMinor());
    binaryProperties();
    generalCategories();
    scripts();
    propertiesOfStrings();
    caseMappings();
    return file.toBytes();
  }

  private void binaryProperties() {
    file.set(List.of("Any"), new UnicodeSet(0, UnicodeSet.MAX_VALUE));
    file.set(List.of("ASCII"), new UnicodeSet(0, 0x7F));
    file.set(List.of("Assigned"), new UnicodeSet("[:^Cn:]"));
    for (String names : BINARY_PROPERTIES) {
      List<String> all = List.of(names.split(" ", -1));
      file.set(all, new UnicodeSet("[:" + all.get(0) + ":]"));
    }
  }

  private void generalCategories() {
    for (int mask : generalCategoryMasks()) {
      UnicodeSet set =
          new UnicodeSet().applyIntPropertyValue(UProperty.GENERAL_CATEGORY_MASK, mask);
      List<String> names = new ArrayList<>();
      for (String name : valueNames(UProperty.GENERAL_CATEGORY_MASK, mask)) {
        names.add("gc=" + name);
      }
      file.set(names, set);
    }
  }

  private static Set<Integer> generalCategoryMasks() {
    Set<Integer> masks = new TreeSet<>();
    for (int category = 0;
        category <= UCharacter.getIntPropertyMaxValue(UProperty.GENERAL_CATEGORY);
        category++) {
      masks.add(1 << category);
    }
    for (String group : List.of("L", "LC", "M", "N", "P", "S", "Z", "C")) {
      masks.add(UCharacter.getPropertyValueEnum(UProperty.GENERAL_CATEGORY_MASK, group));
    }
    return masks;
  }

  private void scripts() {
    int last = UCharacter.getIntPropertyMaxValue(UProperty.SCRIPT);
    for (int script = 0; script <= last; script++) {
      UnicodeSet exact = new UnicodeSet().applyIntPropertyValue(UProperty.SCRIPT, script);
      if (exact.isEmpty()) {
        // Codes that ISO 15924 registers but Unicode does not use are no property values.
        continue;
      }
      UnicodeSet extended =
          new UnicodeSet().applyIntPropertyValue(UProperty.SCRIPT_EXTENSIONS, script);
      List<String> exactNames = new ArrayList<>();
      List<String> extendedNames = new ArrayList<>();
      for (String name : valueNames(UProperty.SCRIPT, script)) {
        exactNames.add("sc=" + name);
        extendedNames.add("scx=" + name);
      }
      if (exact.equals(extended)) {
        exactNames.addAll(extendedNames);
        file.set(exactNames, exact);
      } else {
        file.set(exactNames, exact);
        file.set(extendedNames, extended);
      }
    }
  }

  private static Set<String> valueNames(int property, int value) {
    Set<String> names = new LinkedHashSet<>();
    for (int choice = 0; choice < MAXIMUM_NAME_COUNT; choice++) {
      try {
        String name = UCharacter.getPropertyValueName(property, value, choice);
        if (name != null) {
          names.add(name);
        }
      } catch (IllegalArgumentException absent) {
        // ICU reports the end of the list of additional names this way.
        if (choice >= FIRST_ADDITIONAL_NAME) {
          break;
        }
      }
    }
    return names;
  }

  private void propertiesOfStrings() {
    for (String name : PROPERTIES_OF_STRINGS) {
      UnicodeSet set = new UnicodeSet("[\\p{" + name + "}]");
      List<String> strings = new ArrayList<>(new TreeSet<>(set.strings()));
      UnicodeSet singles = new UnicodeSet(set).removeAllStrings();
      file.strings(name, singles, strings);
    }
  }

  private void caseMappings() {
    int[] folded = new int[UnicodeSet.MAX_VALUE + 1];
    for (int codePoint = 0; codePoint < folded.length; codePoint++) {
      folded[codePoint] = UCharacter.foldCase(codePoint, true);
    }
    file.mapping("case=fold", folded);
    int[] upper = new int[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < upper.length; unit++) {
      upper[unit] = legacyCanonical(unit);
    }
    file.mapping("case=upper", upper);
  }

  /** The canonical form of a code unit in a pattern without the flags u and v. */
  private static int legacyCanonical(int unit) {
    String upper = UCharacter.toUpperCase(Locale.ROOT, String.valueOf((char) unit));
    if (upper.length() != 1) {
      return unit;
    }
    char result = upper.charAt(0);
    return unit >= 128 && result < 128 ? unit : result;
  }
}
