package org.ashlar.jit;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompiledUnit;
import org.ashlar.spi.jit.FunctionView;

/**
 * Compiles one function to one class: a static body, the entries that lead to it, and the methods
 * that exits go through.
 *
 * <p>HotSpot compiles no method above {@link #MAX_CODE_BYTES}; such a function stays interpreted.
 */
final class UnitCompiler {
  /** HotSpot's limit for methods it compiles. */
  static final int MAX_CODE_BYTES = 8000;

  private static final int MAX_PARAMETERS = 16;
  private static final int TEMPORARIES = 8;

  /**
   * Where values of different classes meet, stack maps say Object. Asking for their true common
   * class would read class files of the virtual machine at each compilation.
   */
  private static final ClassFile.ClassHierarchyResolverOption FLAT_HIERARCHY =
      ClassFile.ClassHierarchyResolverOption.of(
          type ->
              ClassHierarchyResolver.ClassHierarchyInfo.ofClass(
                  type.equals(ConstantDescs.CD_Object) ? null : ConstantDescs.CD_Object));

  private final CompileRequest request;
  private final AbiDescription abi;
  private final FunctionView view;
  private final FunctionCode function;
  private final Sites sites;
  private final List<Integer> constantIds = new ArrayList<>();
  private final Assembler asm;
  private final Exits exits;
  private final ClassDesc owner;

  private UnitCompiler(CompileRequest request, AbiDescription abi, Effort effort) {
    this.request = request;
    this.abi = abi;
    this.view = request.function();
    requireSupported();
    this.function = new FunctionCode(view, abi);
    this.sites = new Sites(request, effort);
    this.asm = new Assembler(abi, constantIds);
    this.exits = new Exits(function);
    String host = abi.hostClass();
    this.owner =
        ClassDesc.ofInternalName(host.substring(0, host.lastIndexOf('/') + 1) + "Compiled");
  }

  /**
   * Compiles what a request asks for, with as much effort as HotSpot's limit allows.
   *
   * @throws Decline if it cannot be compiled
   */
  static CompiledUnit compile(CompileRequest request, AbiDescription abi) {
    for (Effort effort : Effort.values()) {
      try {
        CompiledUnit unit = new UnitCompiler(request, abi, effort).compile();
        if (isSmall(unit.classFile())) {
          return unit;
        }
      } catch (IllegalArgumentException refused) {
        if (!isTooLarge(refused)) {
          throw refused;
        }
        // The next attempt is smaller.
      }
    }
    throw new Decline("too large", true);
  }

  private void requireSupported() {
    if (view.kind() == FunctionView.Kind.RESUMABLE || view.kind() == FunctionView.Kind.PROGRAM) {
      throw new Decline("a generator, an async function or a script", true);
    }
    if (view.parameterCount() > MAX_PARAMETERS) {
      throw new Decline("too many parameters", true);
    }
  }

  private CompiledUnit compile() {
    boolean loop = request.entryPc() != CompileRequest.WHOLE_FUNCTION;
    int entryPc = loop ? request.entryPc() : 0;
    Translator translator = new Translator(request, function, sites, asm, exits);
    translator.analyze(entryPc);
    ClassDesc parent = ClassDesc.ofInternalName(abi.hostClass());
    byte[] bytes =
        ClassFile.of(ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS, FLAT_HIERARCHY)
            .build(
                owner,
                type -> {
                  type.withSuperclass(parent).withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  type.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      ClassFile.ACC_PUBLIC,
                      code ->
                          code.aload(0)
                              .invokespecial(
                                  parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                              .return_());
                  type.withMethodBody(
                      BodySignature.NAME,
                      bodyType(),
                      ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
                      code -> body(code, translator, entryPc, loop));
                  Entries entries = new Entries(abi, owner, view, bodyType());
                  if (loop) {
                    entries.loop(type);
                  }
                  entries.calls(type, loop);
                  exitMethods(type);
                });
    return new CompiledUnit(
        bytes, constantIds.stream().mapToInt(Integer::intValue).toArray(), exits.table());
  }

  /**
   * After what all bodies take, one object for each parameter, or the registers for a loop entry.
   */
  private MethodTypeDesc bodyType() {
    List<ClassDesc> parameters = BodySignature.leading(function.hasArguments());
    if (request.entryPc() != CompileRequest.WHOLE_FUNCTION) {
      parameters.add(JvmTypes.OBJECT_ARRAY);
    } else {
      for (int i = 0; i < view.parameterCount(); i++) {
        parameters.add(ConstantDescs.CD_Object);
      }
    }
    return MethodTypeDesc.of(ConstantDescs.CD_Object, parameters);
  }

  private void body(CodeBuilder code, Translator translator, int entryPc, boolean loop) {
    asm.begin(code);
    Registers registers = translator.registers();
    BitSet live = function.liveAt(entryPc);
    if (loop) {
      int array = registers.temporary(TEMPORARIES);
      code.aload(registers.object(0)).astore(array);
      for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
        code.aload(array).loadConstant(r).aaload().astore(registers.object(r));
      }
    } else {
      for (int r = live.nextSetBit(view.parameterCount()); r >= 0; r = live.nextSetBit(r + 1)) {
        asm.getField("value.undefined");
        code.astore(registers.object(r));
      }
    }
    asm.loadObject(Registers.AGENT);
    asm.loadInt(Registers.ROOM);
    asm.call("entry.begin");
    asm.storeInt(Registers.ROOM);
    code.iconst_0().istore(registers.temporary(0));
    boolean leavesWhenDeep = !loop && view.traits().contains(FunctionView.Trait.HAS_TAIL_CALLS);
    translator.emit(entryPc, live, leavesWhenDeep);
    exits.emitStubs(asm, registers, owner);
  }

  private void exitMethods(ClassBuilder type) {
    for (Map.Entry<Exits.Shape, String> entry : exits.methods().entrySet()) {
      type.withMethodBody(
          entry.getValue(),
          exits.descriptor(entry.getKey()),
          ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
          code -> exitMethod(code, entry.getKey()));
    }
  }

  private void exitMethod(CodeBuilder code, Exits.Shape shape) {
    asm.begin(code);
    boolean hasArguments = function.hasArguments();
    int leading = Registers.leading(hasArguments);
    int slots = leading;
    for (char form : shape.forms().toCharArray()) {
      slots += form == 'D' ? 2 : 1;
    }
    int pc = slots;
    boolean loop = request.entryPc() != CompileRequest.WHOLE_FUNCTION;
    asm.loadObject(Registers.AGENT);
    if (!loop) {
      asm.loadInt(Registers.ROOM);
    }
    asm.loadObject(Registers.FUNCTION);
    asm.loadObject(Registers.THIS);
    asm.loadObject(Registers.NEW_TARGET);
    if (hasArguments) {
      asm.loadObject(leading - 1);
    } else if (loop) {
      code.aconst_null();
    }
    asm.intConstant(view.registerCount());
    asm.call("newRegisters");
    int local = leading;
    for (int i = 0; i < shape.registers().size(); i++) {
      char form = shape.forms().charAt(i);
      code.dup().loadConstant((int) shape.registers().get(i));
      switch (form) {
        case 'B' -> code.aload(local);
        case 'I' -> {
          code.iload(local);
          asm.call("box.int");
        }
        case 'T' ->
            code.iload(local)
                .invokestatic(ConstantDescs.CD_Boolean, "valueOf", JvmTypes.BOX_BOOLEAN);
        default ->
            code.dload(local).invokestatic(ConstantDescs.CD_Double, "valueOf", JvmTypes.BOX_DOUBLE);
      }
      code.aastore();
      local += form == 'D' ? 2 : 1;
    }
    asm.loadInt(pc);
    asm.call(loop ? "leaveLoop" : hasArguments ? "exitWithArguments" : "exit");
    code.areturn();
  }

  /**
   * Whether the class file library refused a jump over more than 32 KB, a method over 64 KB, or
   * more than 65,535 constants. It says the first by an exception of its own, which it does not
   * publish, and the others in words.
   */
  static boolean isTooLarge(IllegalArgumentException refused) {
    String words = String.valueOf(refused.getMessage());
    return refused.getClass() != IllegalArgumentException.class
        || words.startsWith("Code length ")
        || words.contains(" is not a valid index. Entry: ");
  }

  private static boolean isSmall(byte[] classFile) {
    for (var method : ClassFile.of().parse(classFile).methods()) {
      int length = method.findAttribute(Attributes.code()).map(code -> code.codeLength()).orElse(0);
      if (length > MAX_CODE_BYTES) {
        return false;
      }
    }
    return true;
  }
}
