import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the interpreter's class with a counter at each instruction into a directory, which is put
 * before the virtual machine on the class path. So nothing of it is in the product, where it would
 * cost.
 */
public final class CountingLoop {
  private static final String INTERPRETER = "org/ashlar/vm/interpreter/Interpreter.class";

  private CountingLoop() {}

  public static void main(String[] arguments) throws IOException {
    ClassDesc frame = ClassDesc.of("org.ashlar.vm.execution.Frame");
    ClassDesc counts = ClassDesc.of("org.ashlar.vm.interpreter.OpcodeCounts");
    MethodTypeDesc count = MethodTypeDesc.of(ConstantDescs.CD_void, frame);
    // The loop stores the pc in the frame, its second parameter, before each instruction.
    CodeTransform counting =
        (code, element) -> {
          code.with(element);
          if (element instanceof FieldInstruction store
              && store.opcode() == Opcode.PUTFIELD
              && store.owner().asSymbol().equals(frame)
              && store.name().equalsString("pc")) {
            code.aload(1).invokestatic(counts, "count", count);
          }
        };
    try (InputStream original = ClassLoader.getSystemResourceAsStream(INTERPRETER)) {
      ClassFile format = ClassFile.of();
      byte[] changed =
          format.transformClass(
              format.parse(original.readAllBytes()),
              ClassTransform.transformingMethodBodies(
                  method -> method.methodName().equalsString("loop"), counting));
      Path target = Path.of(arguments[0]).resolve(INTERPRETER);
      Files.createDirectories(target.getParent());
      Files.write(target, changed);
    }
  }
}
