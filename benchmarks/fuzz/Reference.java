import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Node as a process that makes programs and runs them. Requests may be sent ahead of their answers.
 */
final class Reference implements AutoCloseable {
  /** A program and what it noted. */
  record Answer(String program, String noted) {}

  private final Process process;
  private final OutputStream requests;
  private final InputStream answers;

  Reference(String node, Path server) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(node, "--stack-size=6500", server.toString()));
    builder.environment().put("TZ", "UTC");
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    requests = process.getOutputStream();
    answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
  }

  void requestProgram(int seed) throws IOException {
    requests.write(("make " + seed + "\n").getBytes(StandardCharsets.US_ASCII));
    requests.flush();
  }

  String run(String program) throws IOException {
    byte[] text = program.getBytes(StandardCharsets.UTF_8);
    requests.write(("run " + text.length + "\n").getBytes(StandardCharsets.US_ASCII));
    requests.write(text);
    requests.flush();
    return answer().noted();
  }

  Answer answer() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int unit = answers.read(); unit != '\n'; unit = answers.read()) {
      if (unit < 0) {
        throw new EOFException("node has ended");
      }
      line.append((char) unit);
    }
    int gap = line.indexOf(" ");
    byte[] program = answers.readNBytes(Integer.parseInt(line.substring(0, gap)));
    byte[] noted = answers.readNBytes(Integer.parseInt(line.substring(gap + 1)));
    return new Answer(
        new String(program, StandardCharsets.UTF_8), new String(noted, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
