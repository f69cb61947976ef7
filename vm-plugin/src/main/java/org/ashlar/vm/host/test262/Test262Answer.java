package org.ashlar.vm.host.test262;

/** The answers of the protocol as lines of JSON. */
final class Test262Answer {
  private static final int MAX_TEXT = 2_000;
  private static final int SHOWN_FRAMES = 6;

  private final String id;
  private final Test262Run run;

  Test262Answer(String id, Test262Run run) {
    this.id = id;
    this.run = run;
  }

  String ok() {
    return start("ok") + ",\"printed\":" + printed() + "}";
  }

  String timeout() {
    return start("timeout") + "}";
  }

  String thrown(String phase, String name, String message) {
    return start("throw")
        + ",\"phase\":"
        + quote(phase)
        + ",\"name\":"
        + quote(name)
        + ",\"message\":"
        + quote(message)
        + ",\"printed\":"
        + printed()
        + "}";
  }

  /** A fault of the engine itself, with the Java frames nearest to it. */
  String hostError(Throwable fault) {
    StringBuilder text = new StringBuilder(String.valueOf(fault));
    StackTraceElement[] frames = fault.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, SHOWN_FRAMES); i++) {
      text.append(" <- ")
          .append(frames[i].getClassName().replaceAll("^.*\\.", ""))
          .append('.')
          .append(frames[i].getMethodName())
          .append(':')
          .append(frames[i].getLineNumber());
    }
    return thrown("runtime", "HostError", text.toString());
  }

  private String start(String outcome) {
    return "{\"id\":" + id + ",\"outcome\":\"" + outcome + "\"";
  }

  private String printed() {
    StringBuilder list = new StringBuilder("[");
    for (String text : run.printed()) {
      list.append(list.length() == 1 ? "" : ",").append(quote(text));
    }
    return list.append(']').toString();
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    int length = Math.min(text.length(), MAX_TEXT);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
