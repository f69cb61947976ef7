package org.ashlar.spi.object.processor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ashlar.spi.object.BuiltinKind;

/** The source text of one table class. */
final class TableWriter {
  private static final int FIXED_ARITIES = 4;

  private final String packageName;
  private final String owner;
  private final String name;
  private final List<BuiltinMethod> methods;
  private final StringBuilder out = new StringBuilder();

  TableWriter(String packageName, String owner, String name, List<BuiltinMethod> methods) {
    this.packageName = packageName;
    this.owner = owner;
    this.name = name;
    this.methods = methods;
  }

  String text() {
    out.append("package ").append(packageName).append(";\n\n");
    for (String type :
        List.of("Agent", "BuiltinFunction", "BuiltinTable", "JsFunction", "JsObject")) {
      out.append("import org.ashlar.vm.object.").append(type).append(";\n");
    }
    out.append(
        "import org.ashlar.spi.object.BuiltinKind;\nimport org.ashlar.vm.value.Undefined;\n\n");
    out.append("/** Table of the built-ins of {@link ").append(owner).append("}. Generated. */\n");
    out.append(
        "@javax.annotation.processing.Generated(\"org.ashlar.spi.object.processor.BuiltinProcessor\")\n");
    out.append("@SuppressWarnings(\"all\")\n");
    out.append("public final class ").append(name).append(" extends BuiltinTable {\n");
    out.append("  public static final ")
        .append(name)
        .append(" TABLE = new ")
        .append(name)
        .append("();\n\n");
    out.append("  private ").append(name).append("() {\n    super(\n");
    column("String", m -> '"' + m.name() + '"', ",\n");
    column("int", m -> Integer.toString(m.length()), ",\n");
    column("BuiltinKind", m -> "BuiltinKind." + m.kind(), ",\n");
    column("int", m -> Integer.toString(m.attributes()), ");\n  }\n");
    variadic();
    for (int arity = 0; arity < FIXED_ARITIES; arity++) {
      fixed(arity);
    }
    if (methods.stream().anyMatch(m -> m.kind() == BuiltinKind.CONSTRUCTOR)) {
      construct();
    }
    return out.append("}\n").toString();
  }

  private void column(String type, Function<BuiltinMethod, String> cell, String end) {
    out.append("        new ").append(type).append("[] {");
    out.append(methods.stream().map(cell).collect(Collectors.joining(", ")))
        .append('}')
        .append(end);
  }

  private void variadic() {
    out.append(
        "\n"
            + "  @Override\n"
            + "  public Object call(int id, Agent agent, BuiltinFunction callee, Object thisValue,"
            + " Object[] arguments) {\n");
    out.append("    int n = arguments.length;\n    return switch (id) {\n");
    for (int id = 0; id < methods.size(); id++) {
      out.append("      case ")
          .append(id)
          .append(" -> ")
          .append(invoke(methods.get(id), "null", true))
          .append(";\n");
    }
    end();
  }

  private void fixed(int arity) {
    String names = "abc".substring(0, arity);
    out.append("\n  @Override\n  public Object call")
        .append(arity)
        .append("(int id, Agent agent, BuiltinFunction callee, Object thisValue");
    for (int i = 0; i < arity; i++) {
      out.append(", Object ").append(names.charAt(i));
    }
    out.append(") {\n    return switch (id) {\n");
    for (int id = 0; id < methods.size(); id++) {
      BuiltinMethod m = methods.get(id);
      StringBuilder call = head(m, "null");
      if (m.rest()) {
        String list =
            names.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining(", "));
        call.append(separator(call))
            .append(arity == 0 ? "JsFunction.NO_ARGUMENTS" : "new Object[] {" + list + "}");
      }
      for (int i = 0; i < m.arguments(); i++) {
        call.append(separator(call))
            .append(i < arity ? String.valueOf(names.charAt(i)) : "Undefined.UNDEFINED");
      }
      out.append("      case ").append(id).append(" -> ").append(call).append(");\n");
    }
    end();
  }

  private void construct() {
    out.append(
        "\n"
            + "  @Override\n"
            + "  public Object construct(int id, Agent agent, BuiltinFunction callee, Object[]"
            + " arguments, JsObject newTarget) {\n");
    out.append("    int n = arguments.length;\n    return switch (id) {\n");
    for (int id = 0; id < methods.size(); id++) {
      if (methods.get(id).kind() == BuiltinKind.CONSTRUCTOR) {
        out.append("      case ")
            .append(id)
            .append(" -> ")
            .append(invoke(methods.get(id), "newTarget", true))
            .append(";\n");
      }
    }
    end();
  }

  private void end() {
    out.append("      default -> throw new AssertionError(id);\n    };\n  }\n");
  }

  private String invoke(BuiltinMethod m, String newTarget, boolean fromArray) {
    StringBuilder call = head(m, newTarget);
    if (m.rest()) {
      call.append(separator(call)).append("arguments");
    }
    for (int i = 0; i < m.arguments() && fromArray; i++) {
      call.append(separator(call))
          .append("n > ")
          .append(i)
          .append(" ? arguments[")
          .append(i)
          .append("] : Undefined.UNDEFINED");
    }
    return call.append(')').toString();
  }

  private StringBuilder head(BuiltinMethod m, String newTarget) {
    StringBuilder call = new StringBuilder(owner).append('.').append(m.method()).append('(');
    if (m.agent()) {
      call.append("agent");
    }
    if (m.callee()) {
      call.append(separator(call)).append("callee");
    }
    return call.append(separator(call))
        .append(m.kind() == BuiltinKind.CONSTRUCTOR ? newTarget : "thisValue");
  }

  private static String separator(StringBuilder call) {
    return call.charAt(call.length() - 1) == '(' ? "" : ", ";
  }
}
