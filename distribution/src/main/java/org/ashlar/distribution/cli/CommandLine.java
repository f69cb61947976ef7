package org.ashlar.distribution.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the process, taken apart: options up to the first word that is none, then the
 * program and what belongs to it. Parsed by hand, because an annotation-driven parser costs more
 * than a whole hello world.
 */
final class CommandLine {
  /** Options that take a value, by the name they are kept under. */
  private static final Map<String, String> WITH_VALUE =
      Map.ofEntries(
          Map.entry("-e", "eval"),
          Map.entry("--eval", "eval"),
          Map.entry("-p", "print"),
          Map.entry("-pe", "print"),
          Map.entry("--print", "print"),
          Map.entry("--tier", "tier"),
          Map.entry("--input-type", "input-type"),
          Map.entry("--memory-limit", "memory-limit"),
          Map.entry("--cpu-limit", "cpu-limit"),
          Map.entry("--timeout", "timeout"),
          Map.entry("--pid", "pid"),
          Map.entry("--unhandled-rejections", "unhandled-rejections"),
          Map.entry("--boot", "boot"),
          Map.entry("--bundles", "bundles"),
          Map.entry("--control-directory", "control-directory"),
          Map.entry("--workers", "workers"),
          Map.entry("--allow-fs-read", "allow-fs-read"),
          Map.entry("--allow-fs-write", "allow-fs-write"),
          Map.entry("--cpu-prof-dir", "cpu-prof-dir"),
          Map.entry("--cpu-prof-name", "cpu-prof-name"));

  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("-c", "check"),
          Map.entry("--check", "check"),
          Map.entry("-h", "help"),
          Map.entry("--help", "help"),
          Map.entry("-v", "version"),
          Map.entry("--version", "version"),
          Map.entry("-i", "interactive"),
          Map.entry("--permission", "permission"),
          Map.entry("--control", "control"),
          Map.entry("--cpu-prof", "cpu-prof"),
          Map.entry("--profile", "profile"),
          Map.entry("--jit-log", "jit-log"),
          Map.entry("--gc-report", "gc-report"),
          Map.entry("--experimental-decorators", "experimental-decorators"),
          Map.entry("--trace-deopt", "trace-deopt"));

  /** Options that say more each time they are given. */
  private static final Set<String> LISTS = Set.of("allow-fs-read", "allow-fs-write");

  /** Flags that take a value behind an equals sign. */
  private static final Set<String> MAY_HAVE_VALUE = Set.of("jit-log");

  /** Commands that no program's arguments follow, so that options may. */
  private static final Set<String> WITHOUT_PROGRAM =
      Set.of(
          "bundles",
          "cancel",
          "compile",
          "disasm",
          "pause",
          "profile",
          "ps",
          "repl",
          "resume",
          "stats",
          "test262-host");

  private final Map<String, String> options = new LinkedHashMap<>();
  private final Map<String, String> plugins;
  private final List<String> rest = new ArrayList<>();

  private CommandLine(Map<String, String> plugins) {
    this.plugins = plugins;
  }

  /**
   * Takes arguments apart.
   *
   * @throws AshlarException {@code INVALID_OPTION} or {@code MISSING_ARGUMENT}
   */
  static CommandLine parse(List<String> arguments) {
    return parse(Configuration.empty(), arguments);
  }

  /** Takes arguments apart, which come before what a configuration says. */
  static CommandLine parse(Configuration configuration, List<String> arguments) {
    CommandLine line = new CommandLine(configuration.plugins());
    line.options(configuration.words(), 0);
    int at = line.options(arguments, 0);
    boolean ended = at > 0 && arguments.get(at - 1).equals("--");
    if (!ended && at < arguments.size() && !line.has("eval") && !line.has("print")) {
      at = line.command(arguments, at);
    }
    line.rest.addAll(arguments.subList(at, arguments.size()));
    return line;
  }

  /** Takes options; returns the place of the first word that is none. */
  private int options(List<String> arguments, int start) {
    int at = start;
    while (at < arguments.size()) {
      String word = arguments.get(at);
      if (word.equals("--")) {
        return at + 1;
      }
      if (word.equals("-") || !word.startsWith("-")) {
        return at;
      }
      at = option(word, arguments, at + 1);
    }
    return at;
  }

  /** Takes the options that follow a command; returns the place of what is left. */
  private int command(List<String> arguments, int start) {
    String command = arguments.get(start);
    if (command.equals("run")) {
      rest.add(command);
      return options(arguments, start + 1);
    }
    if (command.equals("eval")) {
      int code = options(arguments, start + 1);
      if (code >= arguments.size()) {
        throw new AshlarException(ErrorCode.MISSING_ARGUMENT, command, "the code to run");
      }
      options.put("eval", arguments.get(code));
      return code + 1;
    }
    if (!WITHOUT_PROGRAM.contains(command)) {
      return start;
    }
    int at = start;
    while (at < arguments.size()) {
      String word = arguments.get(at++);
      if (word.startsWith("--")) {
        at = option(word, arguments, at);
      } else {
        rest.add(word);
      }
    }
    return at;
  }

  private int option(String word, List<String> arguments, int next) {
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    String name = equals < 0 ? word : word.substring(0, equals);
    name = name.startsWith("--") ? "--" + name.substring(2).replace('_', '-') : name;
    String flag = FLAGS.get(name);
    if (flag != null && (equals < 0 || MAY_HAVE_VALUE.contains(flag))) {
      options.put(flag, equals < 0 ? "" : word.substring(equals + 1));
      return next;
    }
    if (name.startsWith("--no-") && isFlag(name.substring("--no-".length())) && equals < 0) {
      options.remove(name.substring("--no-".length()));
      return next;
    }
    String key = WITH_VALUE.get(name);
    if (key == null) {
      throw new AshlarException(
          ErrorCode.INVALID_OPTION, word, Suggestion.of(name, names().toList()));
    }
    if (equals >= 0) {
      put(key, word.substring(equals + 1));
      return next;
    }
    if (next >= arguments.size()) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, word, "a value");
    }
    put(key, arguments.get(next));
    return next + 1;
  }

  private void put(String key, String value) {
    options.merge(key, value, (old, more) -> LISTS.contains(key) ? old + "," + more : more);
  }

  /** Whether an option is there or not and has no value. */
  static boolean isFlag(String name) {
    return FLAGS.containsKey("--" + name) && !MAY_HAVE_VALUE.contains(name);
  }

  private static Stream<String> names() {
    return Stream.concat(WITH_VALUE.keySet().stream(), FLAGS.keySet().stream())
        .filter(name -> name.startsWith("--"));
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** The value of an option, or null if it was not given. */
  @Nullable String value(String option) {
    return options.get(option);
  }

  /** Adds what an option would have said. */
  void set(String option, String value) {
    options.put(option, value);
  }

  /** Options of plug-ins by full name. */
  Map<String, String> plugins() {
    return plugins;
  }

  /** The program or command and what follows it. */
  List<String> rest() {
    return rest;
  }
}
