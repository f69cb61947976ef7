package org.ashlar.vm.host.commonjs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** The functions of the process object that measure: time, processor time, memory. */
final class ProcessMeasures {
  private static final long NANOSECONDS = 1_000_000_000L;
  private static final long MICROSECONDS = 1_000_000L;

  /** The unit of processor times in {@code /proc} on every Linux there is. */
  private static final long TICKS_PER_SECOND = 100;

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern MASK = Pattern.compile("Umask:\\s+([0-7]+)");

  private ProcessMeasures() {}

  private static long now(BuiltinFunction callee) {
    return CommonJsLoader.of(callee.realm).hooks().nondeterminism().monotonicNanoseconds();
  }

  @Builtin(name = "hrtime", attributes = Attributes.DEFAULT)
  static Object hrtime(Agent agent, BuiltinFunction callee, Object thisValue, Object since) {
    long now = now(callee);
    if (since instanceof JsObject pair) {
      long seconds = (long) TypeConversion.toDouble(agent, pair.getElement(agent, 0));
      long rest = (long) TypeConversion.toDouble(agent, pair.getElement(agent, 1));
      now -= seconds * NANOSECONDS + rest;
    } else if (since != Undefined.UNDEFINED) {
      throw HostErrors.invalidType(agent, "time", "an instance of Array", since);
    }
    return agent.realm.newArray(
        new Object[] {
          Numbers.box(Math.floorDiv(now, NANOSECONDS)), Numbers.box(Math.floorMod(now, NANOSECONDS))
        });
  }

  @Builtin(name = "bigint", kind = BuiltinKind.DETACHED)
  static Object hrtimeBigint(Agent agent, BuiltinFunction callee, Object thisValue) {
    return BigInteger.valueOf(now(callee));
  }

  @Builtin(name = "uptime", attributes = Attributes.DEFAULT)
  static Object uptime(Agent agent, BuiltinFunction callee, Object thisValue) {
    return (now(callee) - ProcessState.of(callee.realm).started()) / (double) NANOSECONDS;
  }

  /**
   * Processor time in microseconds; where the system does not tell them apart, all is the user's.
   */
  @Builtin(name = "cpuUsage", attributes = Attributes.DEFAULT)
  static Object cpuUsage(Agent agent, Object thisValue, Object previous) {
    double user;
    double system = 0;
    String[] fields = processFile("stat").replaceFirst("^.*\\) ", "").split(" ", -1);
    if (fields.length > 13) {
      user = Long.parseLong(fields[11]) * (double) (MICROSECONDS / TICKS_PER_SECOND);
      system = Long.parseLong(fields[12]) * (double) (MICROSECONDS / TICKS_PER_SECOND);
    } else {
      user =
          ProcessHandle.current()
              .info()
              .totalCpuDuration()
              .map(time -> time.toNanos() / 1e3)
              .orElse(0.0);
    }
    if (previous instanceof JsObject earlier) {
      user -= TypeConversion.toDouble(agent, earlier.get(agent, ProcessObject.key(agent, "user")));
      system -=
          TypeConversion.toDouble(agent, earlier.get(agent, ProcessObject.key(agent, "system")));
    }
    JsObject usage = agent.realm.newObject();
    put(agent, usage, "user", user);
    put(agent, usage, "system", system);
    return usage;
  }

  /** Array buffers lie in the heap here, so there is nothing outside of it. */
  @Builtin(name = "memoryUsage", attributes = Attributes.DEFAULT)
  static Object memoryUsage(Agent agent, Object thisValue) {
    Runtime runtime = Runtime.getRuntime();
    JsObject usage = agent.realm.newObject();
    put(agent, usage, "rss", residentBytes());
    put(agent, usage, "heapTotal", runtime.totalMemory());
    put(agent, usage, "heapUsed", runtime.totalMemory() - runtime.freeMemory());
    put(agent, usage, "external", 0);
    put(agent, usage, "arrayBuffers", 0);
    return usage;
  }

  @Builtin(name = "rss", kind = BuiltinKind.DETACHED)
  static Object rss(Agent agent, Object thisValue) {
    return Numbers.box(residentBytes());
  }

  private static double residentBytes() {
    Matcher resident = RESIDENT.matcher(processFile("status"));
    return resident.find()
        ? Long.parseLong(resident.group(1)) * 1024.0
        : ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted()
            + (double) Runtime.getRuntime().totalMemory();
  }

  @Builtin(name = "umask", attributes = Attributes.DEFAULT)
  static Object umask(Agent agent, Object thisValue, Object mask) {
    Matcher found = MASK.matcher(processFile("status"));
    if (mask != Undefined.UNDEFINED || !found.find()) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.ERROR,
          "ERR_WORKER_UNSUPPORTED_OPERATION",
          "Setting process.umask() is not supported");
    }
    return Integer.parseInt(found.group(1), 8);
  }

  @Builtin(name = "getuid", attributes = Attributes.DEFAULT)
  static Object getuid(Agent agent, Object thisValue) {
    return identity("Uid", 0);
  }

  @Builtin(name = "geteuid", attributes = Attributes.DEFAULT)
  static Object geteuid(Agent agent, Object thisValue) {
    return identity("Uid", 1);
  }

  @Builtin(name = "getgid", attributes = Attributes.DEFAULT)
  static Object getgid(Agent agent, Object thisValue) {
    return identity("Gid", 0);
  }

  @Builtin(name = "getegid", attributes = Attributes.DEFAULT)
  static Object getegid(Agent agent, Object thisValue) {
    return identity("Gid", 1);
  }

  /** The real (0) or effective (1) id of user or group; where there is no /proc, the home's. */
  private static int identity(String field, int index) {
    Matcher found = Pattern.compile(field + ":\\s+(\\d+)\\s+(\\d+)").matcher(processFile("status"));
    if (found.find()) {
      return Integer.parseInt(found.group(1 + index));
    }
    try {
      Path home = Path.of(System.getProperty("user.home", "/"));
      return (Integer) Files.getAttribute(home, "unix:" + field.toLowerCase(Locale.ROOT));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return -1;
    }
  }

  /** What the process used; the figures that the system does not tell are 0, as in Node. */
  @Builtin(name = "resourceUsage", attributes = Attributes.DEFAULT)
  static Object resourceUsage(Agent agent, Object thisValue) {
    JsObject times = (JsObject) cpuUsage(agent, thisValue, Undefined.UNDEFINED);
    String[] fields = processFile("stat").replaceFirst("^.*\\) ", "").split(" ", -1);
    boolean known = fields.length > 13;
    JsObject usage = agent.realm.newObject();
    put(agent, usage, "userCPUTime", microseconds(agent, times, "user"));
    put(agent, usage, "systemCPUTime", microseconds(agent, times, "system"));
    put(agent, usage, "maxRSS", status("VmHWM"));
    put(agent, usage, "sharedMemorySize", 0);
    put(agent, usage, "unsharedDataSize", 0);
    put(agent, usage, "unsharedStackSize", 0);
    put(agent, usage, "minorPageFault", known ? Long.parseLong(fields[7]) : 0);
    put(agent, usage, "majorPageFault", known ? Long.parseLong(fields[9]) : 0);
    put(agent, usage, "swappedOut", 0);
    put(agent, usage, "fsRead", 0);
    put(agent, usage, "fsWrite", 0);
    put(agent, usage, "ipcSent", 0);
    put(agent, usage, "ipcReceived", 0);
    put(agent, usage, "signalsCount", 0);
    put(agent, usage, "voluntaryContextSwitches", status("voluntary_ctxt_switches"));
    put(agent, usage, "involuntaryContextSwitches", status("nonvoluntary_ctxt_switches"));
    return usage;
  }

  private static double microseconds(Agent agent, JsObject times, String kind) {
    return TypeConversion.toDouble(agent, times.get(agent, ProcessObject.key(agent, kind)));
  }

  private static long status(String field) {
    Matcher found =
        Pattern.compile("^" + field + ":\\s+(\\d+)", Pattern.MULTILINE)
            .matcher(processFile("status"));
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  /** A file about this process on Linux, empty elsewhere. */
  private static String processFile(String name) {
    try {
      return Files.readString(Path.of("/proc/self", name), StandardCharsets.ISO_8859_1);
    } catch (IOException absent) {
      return "";
    }
  }

  private static void put(Agent agent, JsObject object, String name, double value) {
    object.rawPut(agent, ProcessObject.key(agent, name), Numbers.box(value), Attributes.DEFAULT);
  }
}
