package org.ashlar.profiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.spi.profile.ProfileStore.Session;
import org.ashlar.spi.profile.Sample;
import org.junit.jupiter.api.Test;

class CpuProfileWriterTest {
  private static final StackFrame MAIN = new StackFrame("", new SourceLocation("/a.js", 9, 1));

  private static Sample sample(long time, int line) {
    StackFrame inner = new StackFrame("say \"hi\"", new SourceLocation("/a.js", line, 3));
    return new Sample(time, "c", List.of(inner, MAIN), false);
  }

  @Test
  void theTreeTheSamplesAndTheTimesAreThoseOfTheSession() throws IOException {
    Session session = new Session("i", "n", Instant.ofEpochSecond(2), 5_000, 1_000, 3);
    StringBuilder text = new StringBuilder();
    List<Sample> samples =
        List.of(
            sample(1_000_500, 2),
            sample(2_000_900, 4),
            new Sample(3_000_499, "c", List.of(MAIN), false));
    CpuProfileWriter.write(session, samples, text);
    assertThat(text.toString())
        .isEqualTo(
            """
            {"nodes":[{"id":1,"callFrame":{"functionName":"(root)","scriptId":"0","url":"",\
            "lineNumber":-1,"columnNumber":-1},"hitCount":0,"children":[2]},\
            {"id":2,"callFrame":{"functionName":"","scriptId":"1","url":"file:///a.js",\
            "lineNumber":8,"columnNumber":0},"hitCount":1,"children":[3],\
            "positionTicks":[{"line":9,"ticks":1}]},\
            {"id":3,"callFrame":{"functionName":"say \\"hi\\"","scriptId":"1",\
            "url":"file:///a.js","lineNumber":1,"columnNumber":2},"hitCount":2,"children":[],\
            "positionTicks":[{"line":2,"ticks":1},{"line":4,"ticks":1}]}],\
            "startTime":2000000,"endTime":2005000,"samples":[3,3,2],"timeDeltas":[0,1000,999]}\
            """);
  }

  @Test
  void functionsWithoutNamesAreToldApartByWhereTheyBegin() throws IOException {
    StackFrame first =
        new StackFrame("", new SourceLocation("/a.js", 5, 9), new SourceLocation("/a.js", 4, 3));
    StackFrame second =
        new StackFrame("", new SourceLocation("/a.js", 8, 1), new SourceLocation("/a.js", 7, 3));
    StackFrame again =
        new StackFrame("", new SourceLocation("/a.js", 6, 2), new SourceLocation("/a.js", 4, 3));
    StringBuilder text = new StringBuilder();
    List<Sample> samples =
        List.of(
            new Sample(1_000_000, "c", List.of(first, MAIN), false),
            new Sample(2_000_000, "c", List.of(second, MAIN), false),
            new Sample(3_000_000, "c", List.of(again, MAIN), false));
    CpuProfileWriter.write(new Session("i", "n", Instant.EPOCH, 0, 1_000, 3), samples, text);
    assertThat(text.toString())
        .contains("\"lineNumber\":3,\"columnNumber\":2},\"hitCount\":2")
        .contains("\"lineNumber\":6,\"columnNumber\":2},\"hitCount\":1")
        .endsWith("\"samples\":[3,4,3],\"timeDeltas\":[0,1000,1000]}");
  }

  @Test
  void timeInWhichNothingWasSeenBelongsToNoFunction() throws IOException {
    StringBuilder text = new StringBuilder();
    List<Sample> samples = List.of(sample(1_000_000, 2), sample(900_000_000, 2));
    CpuProfileWriter.write(new Session("i", "n", Instant.EPOCH, 0, 1_000, 2), samples, text);
    assertThat(text.toString())
        .contains("\"functionName\":\"(program)\"")
        .endsWith("\"samples\":[3,4,3],\"timeDeltas\":[0,1000,898000]}");
  }

  @Test
  void aSessionWithoutSamplesIsAProfile() throws IOException {
    StringBuilder text = new StringBuilder();
    CpuProfileWriter.write(new Session("i", "n", Instant.EPOCH, 0, 1_000, 0), List.of(), text);
    assertThat(text.toString()).endsWith("\"samples\":[],\"timeDeltas\":[]}");
  }
}
