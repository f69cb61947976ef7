package org.ashlar.example.interpreted;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.JitContract;

class InterpretedPluginTest extends JitContract {
  @Override
  protected PluginProvider provider() {
    return new InterpretedPlugin();
  }

  @Override
  protected AbiDescription abi() {
    return new AbiDescription(
        new SpiVersion(1, 0, 0),
        "org/example/Host",
        Map.of(),
        List.of(
            new AbiDescription.Instruction(
                "return",
                List.of(AbiDescription.Operand.SOURCE),
                AbiDescription.Flow.RETURN,
                true)),
        Map.of(),
        Map.of(),
        Set.of());
  }

  @Override
  protected List<FunctionView> functions() {
    return List.of(
        new FunctionView(
            "identity",
            FunctionView.Kind.ORDINARY,
            Set.of(),
            new int[] {0, 1},
            2,
            1,
            new FunctionView.ConstantPool(List.of(), 0, 0, 0),
            new int[0],
            new int[0],
            List.of()));
  }
}
