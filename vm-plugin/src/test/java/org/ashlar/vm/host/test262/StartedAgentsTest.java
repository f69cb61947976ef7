package org.ashlar.vm.host.test262;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.host.VmMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents that a test starts, and what becomes of them when it ends. */
@Timeout(60)
class StartedAgentsTest {
  private static List<String> answers(int milliseconds, String... sources) throws IOException {
    StringBuilder requests = new StringBuilder();
    for (String source : sources) {
      requests
          .append("{\"id\":1,\"path\":\"/t.js\",\"harness\":[],\"module\":false,\"async\":false,")
          .append("\"canBlock\":true,\"locale\":[],\"timeoutMs\":")
          .append(milliseconds)
          .append(",\"source\":\"")
          .append(source.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
          .append("\"}\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Test262Host.serve(
        new VmMachine(Map.of()),
        new ByteArrayInputStream(requests.toString().getBytes(StandardCharsets.UTF_8)),
        out,
        "0");
    return out.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
  }

  private static boolean anyAgentRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(Test262Member.THREAD_NAME));
  }

  @Test
  void endWithTheirTestWhateverTheyDo() throws IOException {
    String ints = "const ints = new Int32Array(new SharedArrayBuffer(8));";
    assertThat(
            answers(
                20_000,
                "$262.agent.start('$262.agent.report(1); for (;;);');"
                    + "$262.agent.start(`"
                    + ints
                    + " $262.agent.report(1); Atomics.wait(ints, 0, 0)`);"
                    + "$262.agent.start('$262.agent.report(1); $262.agent.sleep(1e9)');"
                    + "$262.agent.start('$262.agent.receiveBroadcast(() => {});"
                    + " $262.agent.report(1)');"
                    + "for (let reports = 0; reports < 4; ) {"
                    + "  if ($262.agent.getReport() === null) $262.agent.sleep(1); else reports++;"
                    + "}"))
        .singleElement()
        .asString()
        .contains("\"outcome\":\"ok\"");
    assertThat(anyAgentRuns()).isFalse();
  }

  @Test
  void endWithATestThatWaitsForThemTooLong() throws IOException {
    assertThat(
            answers(
                300,
                "$262.agent.start('for (;;);'); $262.agent.broadcast(new SharedArrayBuffer(8))",
                "Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0)",
                "1"))
        .satisfiesExactly(
            answer -> assertThat(answer).contains("\"outcome\":\"timeout\""),
            answer -> assertThat(answer).contains("\"outcome\":\"timeout\""),
            answer -> assertThat(answer).contains("\"outcome\":\"ok\""));
    assertThat(anyAgentRuns()).isFalse();
  }

  @Test
  void anAgentThatFailsHoldsUpNoBroadcast() throws IOException {
    assertThat(
            answers(
                20_000,
                "$262.agent.start('throw 1'); $262.agent.start('not a program');"
                    + "$262.agent.broadcast(new SharedArrayBuffer(8), 1n)"))
        .singleElement()
        .asString()
        .contains("\"outcome\":\"ok\"");
  }
}
