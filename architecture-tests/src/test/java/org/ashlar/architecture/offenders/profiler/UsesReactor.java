package org.ashlar.architecture.offenders.profiler;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import reactor.core.publisher.Mono;

@Breaks(ArchitectureRule.NETTY_AND_REACTOR_ONLY_IN_IO)
public final class UsesReactor {
  public static Object use(Mono<String> used) {
    return used;
  }
}
