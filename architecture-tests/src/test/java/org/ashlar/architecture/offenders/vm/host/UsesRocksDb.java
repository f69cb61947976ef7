package org.ashlar.architecture.offenders.vm.host;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.rocksdb.RocksDB;

@Breaks(ArchitectureRule.ROCKSDB_ONLY_IN_THE_PROFILE_STORE)
public final class UsesRocksDb {
  public static Object use(RocksDB used) {
    return used;
  }
}
