package org.ashlar.vm.host.test262;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ashlar.vm.host.VmMachine;
import org.ashlar.vm.intrinsic.structured.JsonObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;

/** Reads requests and answers each before the next; ends at the end of input. */
public final class Test262Host {
  private final VmMachine machine;
  private final Test262Runner runner;
  private final OutputStream out;
  private final Agent reader;

  private Test262Host(VmMachine machine, OutputStream out) {
    this.machine = machine;
    this.runner = new Test262Runner(machine);
    this.out = out;
    this.reader = runner.newAgent(runner.newCluster(new Test262Run(Long.MAX_VALUE, "")));
  }

  /**
   * Serves requests until the input ends. The calling thread needs a stack as large as that of any
   * engine thread.
   *
   * @param version of the engine, for the greeting
   */
  public static void serve(VmMachine machine, InputStream in, OutputStream out, String version)
      throws IOException {
    Test262Host host = new Test262Host(machine, out);
    host.write("{\"hello\":1,\"engine\":\"Ashlar\",\"version\":\"" + version + "\"}");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        host.write(host.answer(line));
      }
    }
  }

  private String answer(String line) {
    JsObject request = (JsObject) JsonObject.parse(reader, line);
    return runner.run(Test262Request.of(reader, request));
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  VmMachine machine() {
    return machine;
  }
}
