package org.ashlar.spi.jit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.SpiVersion;

/**
 * What compiled code may refer to and how the bytecode is laid out, as data. Names are the
 * contract: a compiler looks operations up by name and emits the reference it finds.
 *
 * @param version raised in its minor part when something is added, in its major part otherwise
 * @param hostClass internal name of the class in whose nest and package compiled classes are
 *     defined
 * @param entryDescriptors descriptors of entry methods by kind, such as {@code call2} or {@code
 *     osr}
 * @param instructions the instruction set by opcode number
 * @param operations static or instance methods by name
 * @param fields fields by name
 * @param classes internal names of classes that may appear in casts, type tests and frames
 * @param typeBits bits of {@link SiteFeedback#types} by name
 * @param dependencyKinds kinds of {@link CompiledUnit.Dependency} the virtual machine watches
 */
public record AbiDescription(
    SpiVersion version,
    String hostClass,
    Map<String, String> entryDescriptors,
    List<Instruction> instructions,
    Map<String, Operation> operations,
    Map<String, Field> fields,
    Set<String> classes,
    Map<String, Integer> typeBits,
    Set<String> dependencyKinds) {
  public AbiDescription {
    entryDescriptors = Map.copyOf(entryDescriptors);
    instructions = List.copyOf(instructions);
    operations = Map.copyOf(operations);
    fields = Map.copyOf(fields);
    classes = Set.copyOf(classes);
    typeBits = Map.copyOf(typeBits);
    dependencyKinds = Set.copyOf(dependencyKinds);
  }

  /**
   * An instruction.
   *
   * @param opcode its number
   * @param name its name
   * @param operands what its operands mean, in their order, one {@code int} each
   * @param flow how control goes on
   * @param effects what it can do besides its result, such as {@code throws} or {@code calls}
   */
  public record Instruction(
      int opcode, String name, List<String> operands, String flow, Set<String> effects) {
    public Instruction {
      operands = List.copyOf(operands);
      effects = Set.copyOf(effects);
    }
  }

  /**
   * A method compiled code may call.
   *
   * @param owner internal name of the class
   * @param name the method's name
   * @param descriptor its descriptor
   * @param call how it is called
   */
  public record Operation(String owner, String name, String descriptor, Call call) {}

  /** How a method is called. */
  public enum Call {
    STATIC,
    VIRTUAL,
    INTERFACE,
    SPECIAL,
    /** A bootstrap method of dynamic constants. */
    BOOTSTRAP
  }

  /**
   * A field compiled code may use.
   *
   * @param owner internal name of the class
   * @param name the field's name
   * @param descriptor its descriptor
   * @param isStatic true for a static field
   * @param writable false if it may only be read
   */
  public record Field(
      String owner, String name, String descriptor, boolean isStatic, boolean writable) {}
}
