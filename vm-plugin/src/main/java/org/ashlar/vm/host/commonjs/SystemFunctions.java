package org.ashlar.vm.host.commonjs;

import java.io.IOException;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;

/** What the JavaScript of the {@link Library} asks about the machine and the network's names. */
final class SystemFunctions {
  private static final Set<String> PROPERTIES =
      Set.of("user.name", "user.home", "os.version", "os.name");

  private SystemFunctions() {}

  private static void requirePermission(Agent agent, BuiltinFunction callee) {
    try {
      CommonJsLoader.of(callee.realm)
          .hooks()
          .permissions()
          .require(PermissionPolicy.Kind.SYS, "os");
    } catch (AshlarException refused) {
      throw HostErrors.withCode(
          agent, ErrorKind.ERROR, "ERR_ACCESS_DENIED", String.valueOf(refused.getMessage()));
    }
  }

  /** A file that the system offers about itself; empty if there is none. */
  @Builtin(name = "systemText")
  static Object systemText(Agent agent, BuiltinFunction callee, Object thisValue, Object path) {
    String name = TypeConversion.toFlatString(agent, path);
    requirePermission(agent, callee);
    if (!name.startsWith("/proc/") && !name.equals("/etc/passwd")) {
      throw new AssertionError("not a file of the system: " + name);
    }
    try {
      return Files.readString(Path.of(name), StandardCharsets.ISO_8859_1);
    } catch (IOException absent) {
      return "";
    }
  }

  @Builtin(name = "systemProperty")
  static Object systemProperty(Agent agent, BuiltinFunction callee, Object thisValue, Object name) {
    String wanted = TypeConversion.toFlatString(agent, name);
    requirePermission(agent, callee);
    if (wanted.equals("hostname")) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException nameless) {
        return "localhost";
      }
    }
    if (!PROPERTIES.contains(wanted)) {
      throw new AssertionError("not a property of the system: " + wanted);
    }
    return System.getProperty(wanted, "");
  }

  @Builtin(name = "processors")
  static Object processors(Agent agent, Object thisValue) {
    return Runtime.getRuntime().availableProcessors();
  }

  @Builtin(name = "networkInterfaces")
  static Object networkInterfaces(Agent agent, BuiltinFunction callee, Object thisValue) {
    requirePermission(agent, callee);
    JsObject result = agent.realm.newObject();
    try {
      List<NetworkInterface> all =
          NetworkInterface.networkInterfaces()
              .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
              .toList();
      for (NetworkInterface each : all) {
        List<Object> addresses = new ArrayList<>();
        if (each.isUp()) {
          for (InterfaceAddress address : each.getInterfaceAddresses()) {
            boolean six = address.getAddress() instanceof Inet6Address;
            addresses.add(six ? addresses.size() : 0, description(agent, each, address));
          }
        }
        if (!addresses.isEmpty()) {
          put(agent, result, each.getName(), agent.realm.newArray(addresses.toArray()));
        }
      }
    } catch (SocketException unreachable) {
      return agent.realm.newObject();
    }
    return result;
  }

  private static JsObject description(Agent agent, NetworkInterface each, InterfaceAddress address)
      throws SocketException {
    InetAddress host = address.getAddress();
    boolean six = host instanceof Inet6Address;
    String text = six ? compressed(host.getAddress()) : host.getHostAddress();
    byte[] hardware = each.getHardwareAddress();
    JsObject made = agent.realm.newObject();
    put(agent, made, "address", text);
    put(agent, made, "netmask", mask(address.getNetworkPrefixLength(), six));
    put(agent, made, "family", six ? "IPv6" : "IPv4");
    put(
        agent,
        made,
        "mac",
        hardware == null ? "00:00:00:00:00:00" : HexFormat.ofDelimiter(":").formatHex(hardware));
    put(agent, made, "internal", each.isLoopback());
    put(agent, made, "cidr", text + "/" + address.getNetworkPrefixLength());
    if (six) {
      put(
          agent,
          made,
          "scopeid",
          host.isLinkLocalAddress() ? ((Inet6Address) host).getScopeId() : 0);
    }
    return made;
  }

  /** An address of version 6 with its longest row of zeros left out. */
  private static String compressed(byte[] address) {
    String[] parts = new String[8];
    int best = -1;
    int longest = 1;
    int zeros = 0;
    for (int i = 0; i < parts.length; i++) {
      int part = (address[2 * i] & 0xFF) << 8 | address[2 * i + 1] & 0xFF;
      parts[i] = Integer.toHexString(part);
      zeros = part == 0 ? zeros + 1 : 0;
      if (zeros > longest) {
        longest = zeros;
        best = i + 1 - zeros;
      }
    }
    if (best < 0) {
      return String.join(":", parts);
    }
    return String.join(":", Arrays.copyOfRange(parts, 0, best))
        + "::"
        + String.join(":", Arrays.copyOfRange(parts, best + longest, parts.length));
  }

  private static String mask(int prefix, boolean six) {
    StringBuilder text = new StringBuilder();
    int unit = six ? 16 : 8;
    for (int from = 0; from < (six ? 128 : 32); from += unit) {
      int bits = Math.clamp(prefix - from, 0, unit);
      int part = ((1 << bits) - 1) << (unit - bits);
      text.append(text.isEmpty() ? "" : six ? ":" : ".")
          .append(six ? Integer.toHexString(part) : Integer.toString(part));
    }
    return six ? text.toString().replaceFirst("(:0)+$", "::") : text.toString();
  }

  private static void put(Agent agent, JsObject object, String name, Object value) {
    object.rawPut(agent, ProcessObject.key(agent, name), value, Attributes.DEFAULT);
  }

  /** The ASCII form of a domain's name, or null if it is none. */
  @Builtin(name = "domainToAscii")
  static Object domainToAscii(Agent agent, Object thisValue, Object domain) {
    try {
      return IDN.toASCII(TypeConversion.toFlatString(agent, domain), IDN.ALLOW_UNASSIGNED)
          .toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException invalid) {
      return JsNull.NULL;
    }
  }

  @Builtin(name = "domainToUnicode")
  static Object domainToUnicode(Agent agent, Object thisValue, Object domain) {
    return IDN.toUnicode(TypeConversion.toFlatString(agent, domain), IDN.ALLOW_UNASSIGNED);
  }
}
