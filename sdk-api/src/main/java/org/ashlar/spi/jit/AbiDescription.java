package org.ashlar.spi.jit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.SpiVersion;

/**
 * What compiled code may refer to and how the bytecode is laid out, as data. Names are the
 * contract: a compiler looks operations, fields and instructions up by name and emits the reference
 * it finds.
 *
 * @param version raised in its minor part when something is added, in its major part otherwise
 * @param hostClass internal name of the class that compiled classes extend, in whose nest and
 *     package they are defined
 * @param entryDescriptors descriptors of the methods of the host class that a compiled class may
 *     override, by name, such as {@code call2} or {@code enter}
 * @param instructions the instruction set by opcode number
 * @param operations methods by name
 * @param fields fields by name
 * @param classes internal names of classes that may appear in casts, type tests and frames, besides
 *     the owners of operations and fields
 */
public record AbiDescription(
    SpiVersion version,
    String hostClass,
    Map<String, String> entryDescriptors,
    List<Instruction> instructions,
    Map<String, Operation> operations,
    Map<String, Field> fields,
    Set<String> classes) {
  public AbiDescription {
    entryDescriptors = Map.copyOf(entryDescriptors);
    instructions = List.copyOf(instructions);
    operations = Map.copyOf(operations);
    fields = Map.copyOf(fields);
    classes = Set.copyOf(classes);
  }

  /**
   * An instruction: a word with its opcode, and a word for each operand.
   *
   * @param name its name
   * @param operands what its operands mean, in their order
   * @param flow how control goes on
   * @param pure whether it can neither throw nor run other code
   */
  public record Instruction(String name, List<Operand> operands, Flow flow, boolean pure) {
    public Instruction {
      operands = List.copyOf(operands);
    }
  }

  /** What an operand means. */
  public enum Operand {
    /** A register that is written. */
    DEST,
    /** A register that is read. */
    SOURCE,
    /** A register that is read and written. */
    UPDATE,
    /** The first of a run of registers that are read; the next operand is the {@link #COUNT}. */
    RANGE,
    /** How many registers the {@link #RANGE} before it has. */
    COUNT,
    /** A number that stands for itself. */
    IMMEDIATE,
    /** The id of a constant. */
    CONSTANT,
    /** The id of a constant that is a property key. */
    KEY,
    /** A nested function, see {@link FunctionView.ConstantPool#nestedFunctions}. */
    FUNCTION,
    /** A global name of the program. */
    GLOBAL,
    /** How many environments to go outward. */
    HOPS,
    /** A slot of an environment. */
    SLOT,
    /** The pc of a jump's target. */
    TARGET,
    /** A site: the index of its {@link SiteFeedback}. */
    FEEDBACK
  }

  /** How control goes on after an instruction that does not throw. */
  public enum Flow {
    /** To the next instruction. */
    NEXT,
    /** To the target. */
    JUMP,
    /** To the target or the next instruction. */
    BRANCH,
    /** Out of the function, with a value. */
    RETURN,
    /** Not at all: it always throws. */
    THROW,
    /** Out of the function, and perhaps later to the next instruction. */
    SUSPEND
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
    /**
     * A bootstrap method of dynamic constants. Its one argument is an index of {@link
     * CompiledUnit#constantIds}.
     */
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
