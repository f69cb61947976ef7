package org.ashlar.vm.code;

import java.util.List;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * A source text module (sec-source-text-module-records).
 *
 * <p>The module environment is made by the run time from {@code names} and is the closure
 * environment of the code, its outer environment absent. Before linking ends, the run time stores:
 * in the slot of an import the cell it was resolved to (LOAD_IMPORT reads through it) or the
 * namespace object itself; undefined in {@code variableSlots}; function objects over the module
 * environment in the slots of {@code functions}. All other slots stay absent until the code
 * initialises them.
 *
 * @param code kind MODULE
 * @param asynchronous whether it contains a top-level await
 * @param names the bindings of the module environment, slot by slot
 * @param variableSlots slots of var bindings
 * @param functions functions to create, by slot
 * @param requests modules to load, in source order, each once
 * @param imports what is bound from other modules
 * @param localExports bindings of this module, by exported name
 * @param indirectExports {@code export {a as b} from} and re-exported imports
 * @param starExports {@code export * from}: indices into requests
 */
public record ModuleCode(
    CodeBlock code,
    boolean asynchronous,
    ScopeNames names,
    List<Integer> variableSlots,
    List<Function> functions,
    List<Request> requests,
    List<Import> imports,
    List<LocalExport> localExports,
    List<IndirectExport> indirectExports,
    List<Integer> starExports) {

  /** How far a requested module is taken. */
  public enum Phase {
    /** Loaded, linked and evaluated. */
    EVALUATION,
    /** Only loaded, for the object of its source. */
    SOURCE,
    /** Loaded and linked, evaluated at the first use of its namespace. */
    DEFER;

    private static final Phase[] ALL = values();

    /** The phase that an operand of an import call names. */
    public static Phase of(int ordinal) {
      return ALL[ordinal];
    }
  }

  /** A module to load. */
  public record Request(
      String specifier, List<Attribute> attributes, Phase phase, int sourceOffset) {}

  /** One import attribute. */
  public record Attribute(String key, String value) {}

  /**
   * One imported binding.
   *
   * @param request index into the requests
   * @param importedName name in the other module, Java null for the module as a whole in the phase
   *     of the request
   * @param slot slot of this module's environment
   */
  public record Import(
      int request, @Nullable StringKey importedName, StringKey localName, int slot, int offset) {}

  /** An exported binding of this module. */
  public record LocalExport(StringKey exportedName, StringKey localName, int slot) {}

  /**
   * A binding of another module exported by this one.
   *
   * @param importedName name in the other module, Java null for the module as a whole in the phase
   *     of the request
   */
  public record IndirectExport(
      StringKey exportedName, int request, @Nullable StringKey importedName, int offset) {}

  /** A function declared at top level. */
  public record Function(int slot, CodeBlock code) {}
}
