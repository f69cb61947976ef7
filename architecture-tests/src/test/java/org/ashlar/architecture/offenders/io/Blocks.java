package org.ashlar.architecture.offenders.io;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

@Breaks(ArchitectureRule.NO_BLOCKING_IN_IO)
public final class Blocks {
  private Blocks() {}

  public static @Nullable String await(Mono<String> used) {
    return used.block();
  }
}
