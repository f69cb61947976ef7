package org.ashlar.distribution.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.engine.plugin.Suggestion;
import org.ashlar.profiler.ProfilerPlugin;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.Services;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;

/** {@code profile list}, {@code profile show ID} and {@code profile export ID [FILE]}. */
final class ProfileCommand {
  private static final int SHOWN_FUNCTIONS = 20;

  private static final List<String> ACTIONS = List.of("list", "show", "export");

  private final PluginConfiguration configuration;
  private final Terminal terminal;

  ProfileCommand(CommandLine line, Terminal terminal) {
    this.configuration = PluginConfiguration.ofPrefix("profiler", line.plugins());
    this.terminal = terminal;
  }

  int run(List<String> words) {
    String action = words.isEmpty() ? "list" : words.getFirst();
    try (Plugin profiler = ProfilerPlugin.create(configuration, Services.none())) {
      ProfileStore store =
          (ProfileStore) Objects.requireNonNull(profiler.services().get(ProfileStore.class));
      return switch (action) {
        case "list" -> list(store);
        case "show" -> show(store, session(store, words));
        case "export" -> export(store, session(store, words), words);
        default ->
            throw new AshlarException(
                ErrorCode.UNKNOWN_COMMAND, "profile " + action, Suggestion.of(action, ACTIONS));
      };
    }
  }

  /** The session whose id begins with the given word, or the latest if none is given. */
  private static ProfileStore.Session session(ProfileStore store, List<String> words) {
    String id = words.size() < 2 ? "" : words.get(1);
    return store.query(session -> session.id().startsWith(id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new AshlarException(
                    ErrorCode.PROFILE_NOT_FOUND, id.isEmpty() ? "" : " '" + id + "'"));
  }

  private static List<Sample> samples(ProfileStore store, ProfileStore.Session session) {
    try (Stream<Sample> samples = store.samples(session.id())) {
      return samples.toList();
    }
  }

  private int list(ProfileStore store) {
    for (ProfileStore.Session session : store.list()) {
      terminal.line(
          String.format(
              Locale.ROOT,
              "%s  %s  %7d ms  %7d samples  %s",
              session.id(),
              session.start(),
              session.durationMicroseconds() / 1_000,
              session.sampleCount(),
              session.name()));
    }
    return ExitCode.OK;
  }

  private record Place(String function, String source) {}

  private int show(ProfileStore store, ProfileStore.Session session) {
    Map<Place, Integer> own = new HashMap<>();
    List<Sample> samples = samples(store, session);
    for (Sample sample : samples) {
      if (!sample.stack().isEmpty()) {
        StackFrame top = sample.stack().getFirst();
        SourceLocation location = top.location();
        String function = top.function().isEmpty() ? "(anonymous)" : top.function();
        own.merge(
            new Place(function, location == null ? "(native)" : location.source()),
            1,
            Integer::sum);
      }
    }
    terminal.line(session.name() + ": " + samples.size() + " samples");
    own.entrySet().stream()
        .sorted(Map.Entry.<Place, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN_FUNCTIONS)
        .forEach(
            entry ->
                terminal.line(
                    String.format(
                        Locale.ROOT,
                        "%7d  %5.1f %%  %s  %s",
                        entry.getValue(),
                        100.0 * entry.getValue() / samples.size(),
                        entry.getKey().function(),
                        entry.getKey().source())));
    return ExitCode.OK;
  }

  private int export(ProfileStore store, ProfileStore.Session session, List<String> words) {
    Path file = Path.of(words.size() < 3 ? session.id() + ".cpuprofile" : words.get(2));
    CpuProfiling.writeFile(session, samples(store, session), file.toAbsolutePath());
    terminal.line(file.toString());
    return ExitCode.OK;
  }
}
