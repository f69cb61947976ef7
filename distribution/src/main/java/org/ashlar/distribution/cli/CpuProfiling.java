package org.ashlar.distribution.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.profiler.CpuProfileWriter;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSource;

/**
 * {@code --profile} and {@code --cpu-prof}: samples the program from its first line on, then keeps
 * the session in the profile store and, with the latter, writes a {@code .cpuprofile} file. The
 * file does not depend on the store, which another process may have open.
 */
final class CpuProfiling implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(1);
  private static final int BATCH_SAMPLES = 4_096;

  private final CommandLine line;
  private final Terminal terminal;
  private final Services services;
  private final String program;
  private final Instant begin = Instant.now();
  private final long start = System.nanoTime();
  private final ConcurrentLinkedQueue<Sample> taken = new ConcurrentLinkedQueue<>();
  private final Registration sampling;

  CpuProfiling(CommandLine line, Terminal terminal, Services services, String program) {
    this.line = line;
    this.terminal = terminal;
    this.services = services;
    this.program = program;
    this.sampling = SampleSource.sampleAll(services, INTERVAL, taken::add);
  }

  @Override
  public void close() {
    sampling.close();
    long duration = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    List<Sample> samples = new ArrayList<>(taken);
    samples.sort(Comparator.comparingLong(Sample::nanoseconds));
    long interval = TimeUnit.NANOSECONDS.toMicros(INTERVAL.toNanos());
    try {
      if (line.has("cpu-prof") || line.has("cpu-prof-dir") || line.has("cpu-prof-name")) {
        write(
            new ProfileStore.Session("file", program, begin, duration, interval, samples.size()),
            samples);
      }
      store(interval, duration, samples);
    } catch (AshlarException failed) {
      // The program is done and its exit code stands; only the profile is missing.
      terminal.fault(failed);
    }
  }

  private void write(ProfileStore.Session session, List<Sample> samples) {
    Path file =
        Path.of(Objects.requireNonNullElse(line.value("cpu-prof-dir"), ""))
            .resolve(Objects.requireNonNullElseGet(line.value("cpu-prof-name"), this::fileName))
            .toAbsolutePath();
    writeFile(session, samples, file);
  }

  /** Writes a session as a {@code .cpuprofile} file. */
  static void writeFile(ProfileStore.Session session, List<Sample> samples, Path file) {
    try {
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        CpuProfileWriter.write(session, samples, out);
      }
    } catch (IOException e) {
      throw new AshlarException(
          e, ErrorCode.IO_FAILED, "write " + file, String.valueOf(e.getMessage()));
    }
  }

  private String fileName() {
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd.HHmmss"));
    return "CPU." + time + "." + ProcessHandle.current().pid() + ".0.001.cpuprofile";
  }

  private void store(long interval, long duration, List<Sample> samples) {
    ProfileStore store = services.slot(ProfileStore.class).current();
    if (store == null) {
      return;
    }
    ProfileStore.Writer writer = store.create(program, begin, interval);
    for (int at = 0; at < samples.size(); at += BATCH_SAMPLES) {
      writer.put(samples.subList(at, Math.min(at + BATCH_SAMPLES, samples.size())));
    }
    writer.finish(duration);
  }
}
