package org.ashlar.vm.module;

/**
 * The script or CommonJS module that running code belongs to, for its imports.
 *
 * @param graph where its imports are remembered
 * @param name the referrer
 */
public record ScriptRecord(ModuleGraph graph, String name) {}
