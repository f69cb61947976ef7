package org.ashlar.distribution.kernel;

import java.util.concurrent.TimeUnit;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;

/**
 * One open context of a process, as it is shown to people and sent over the control socket.
 *
 * @param id the context's number, unique in its process
 * @param name the name its program gave it
 * @param state what it does
 * @param cpuMilliseconds processor time used
 * @param retainedBytes retained bytes at the last trace, -1 if never traced
 * @param slices how often it was given a worker
 */
public record ContextStatus(
    long id,
    String name,
    Context.State state,
    long cpuMilliseconds,
    long retainedBytes,
    long slices) {
  static ContextStatus of(Context context) {
    Context.Statistics figures = context.statistics();
    return new ContextStatus(
        context.id(),
        context.name(),
        context.state(),
        TimeUnit.NANOSECONDS.toMillis(figures.cpuNanoseconds()),
        figures.retainedBytes(),
        figures.slices());
  }

  /** The fields, divided by tabs. */
  String line() {
    return String.join(
        "\t",
        Long.toString(id),
        name.replace('\t', ' ').replace('\n', ' '),
        state.name(),
        Long.toString(cpuMilliseconds),
        Long.toString(retainedBytes),
        Long.toString(slices));
  }

  /** Reads what {@link #line} wrote. */
  static ContextStatus parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 6) {
      throw new AshlarException(ErrorCode.INTERNAL_ERROR, "the control socket answered: " + line);
    }
    return new ContextStatus(
        Long.parseLong(fields[0]),
        fields[1],
        Context.State.valueOf(fields[2]),
        Long.parseLong(fields[3]),
        Long.parseLong(fields[4]),
        Long.parseLong(fields[5]));
  }
}
