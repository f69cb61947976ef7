package org.ashlar.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services of a plug-in that stands alone: every slot is empty for ever. */
final class EmptyServices implements Services {
  static final EmptyServices INSTANCE = new EmptyServices();

  private EmptyServices() {}

  @Override
  public <T> ServiceSlot<T> slot(Class<T> type) {
    return new ServiceSlot<>() {
      @Override
      public @Nullable T current() {
        return null;
      }

      @Override
      public List<T> all() {
        return List.of();
      }

      @Override
      public Registration onChange(Runnable listener) {
        return () -> {};
      }
    };
  }

  @Override
  public Map<String, Object> inheritance() {
    return Map.of();
  }
}
