package org.ashlar.vm.object;

import org.jspecify.annotations.Nullable;

/** Value of an accessor property's slot. Java null stands for undefined. */
public record Accessor(@Nullable JsFunction getter, @Nullable JsFunction setter) {}
