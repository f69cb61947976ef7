package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.junit.jupiter.api.Test;

class ReplWatchTest {
  private final Queue<CompletableFuture<Void>> answers = new ArrayDeque<>();
  private final List<String> shown = new ArrayList<>();
  private final ReplWatch watch = new ReplWatch(this::next, shown::add);

  private CompletionStage<Void> next() {
    return answers.remove();
  }

  private void answer(ErrorCode code) {
    answers.add(CompletableFuture.failedFuture(new AshlarException(code, "why")));
  }

  @Test
  void aContextThatEndedIsAskedOnce() {
    answer(ErrorCode.INTERNAL_ERROR);
    answer(ErrorCode.INTERNAL_ERROR);
    watch.begin();
    assertThat(answers).hasSize(1);
    assertThat(shown).singleElement().asString().contains("why");
  }

  @Test
  void anInterruptionIsNotTheEnd() {
    answer(ErrorCode.EXECUTION_INTERRUPTED);
    answers.add(new CompletableFuture<>());
    watch.begin();
    watch.begin();
    assertThat(answers).isEmpty();
    assertThat(shown).isEmpty();
  }
}
