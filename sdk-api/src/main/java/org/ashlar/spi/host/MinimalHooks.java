package org.ashlar.spi.host;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/** The default of each hook. */
final class MinimalHooks {
  private static final JdkFiles FILES = new JdkFiles();
  private static final ProcessStreams STREAMS = new ProcessStreams();

  private MinimalHooks() {}

  static void requireHook(Class<?> type) {
    byDefault(type);
  }

  static Object byDefault(Class<?> type) {
    if (type == Nondeterminism.class) {
      return JdkNondeterminism.INSTANCE;
    } else if (type == StandardStreams.class) {
      return STREAMS;
    } else if (type == HostFiles.class) {
      return FILES;
    } else if (type == ModuleLoader.class) {
      return new FileModuleLoader(HostHooks.defaults());
    } else if (type == PermissionPolicy.class) {
      return PermissionPolicy.denyAll();
    } else if (type == ConsoleSink.class) {
      return new StreamConsole(STREAMS);
    } else if (type == HostProcess.class) {
      return BareProcess.INSTANCE;
    }
    throw new AshlarException(ErrorCode.UNSUPPORTED, "hook " + type.getName(), "this version");
  }

  private enum JdkNondeterminism implements Nondeterminism {
    INSTANCE;

    @Override
    public long epochMilliseconds() {
      return System.currentTimeMillis();
    }

    @Override
    public long monotonicNanoseconds() {
      return System.nanoTime();
    }

    @Override
    public String timeZone() {
      return ZoneId.systemDefault().getId();
    }

    @Override
    public long randomBits() {
      return ThreadLocalRandom.current().nextLong();
    }

    @Override
    public void secureRandom(byte[] target) {
      new SecureRandom().nextBytes(target);
    }
  }

  private enum BareProcess implements HostProcess {
    INSTANCE;

    @Override
    public String program() {
      return "";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public String directory() {
      return System.getProperty("user.dir", "/");
    }

    @Override
    public long processId() {
      return ProcessHandle.current().pid();
    }
  }
}
