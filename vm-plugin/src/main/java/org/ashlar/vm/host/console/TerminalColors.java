package org.ashlar.vm.host.console;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many colours the environment of a process asks for, by the variables that Node knows. */
public final class TerminalColors {
  /** Bits of a colour of terminals that show none, and of the usual kinds. */
  private static final int NONE = 1;

  private static final int SIXTEEN = 4;
  private static final int MANY = 8;
  private static final int ALL = 24;

  private TerminalColors() {}

  /** Whether what goes to a stream is coloured: as the user forces it, or on terminals. */
  static boolean wanted(Map<String, String> environment, boolean terminal) {
    return (terminal || environment.containsKey("FORCE_COLOR")) && depth(environment) > NONE;
  }

  /** Bits of a colour on a terminal. */
  public static int depth(Map<String, String> environment) {
    String forced = environment.get("FORCE_COLOR");
    if (forced != null) {
      return switch (forced) {
        case "", "1", "true" -> SIXTEEN;
        case "2" -> MANY;
        case "3" -> ALL;
        default -> NONE;
      };
    }
    String terminal = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    if (isSet(environment.get("NODE_DISABLE_COLORS"))
        || isSet(environment.get("NO_COLOR"))
        || terminal.equals("dumb")) {
      return NONE;
    }
    String colors = environment.getOrDefault("COLORTERM", "");
    if (colors.equals("truecolor") || colors.equals("24bit")) {
      return ALL;
    }
    if (terminal.contains("256")) {
      return MANY;
    }
    return terminal.isEmpty() && colors.isEmpty() ? NONE : SIXTEEN;
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isEmpty();
  }
}
