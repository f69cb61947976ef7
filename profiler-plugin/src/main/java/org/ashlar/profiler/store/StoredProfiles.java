package org.ashlar.profiler.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ashlar.profiler.store.ProfileCodec.StoredSession;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Sessions in the database.
 *
 * <p>Implementation note. A batch of samples is one record under {@code d/<id>/<number>}, written
 * when it comes; the session is one record under {@code s/<id>}, written last, so what a process
 * that died left behind is never listed. Reading fetches batch by batch and holds no native
 * iterator between two, so a stream that nobody closes costs nothing.
 */
public final class StoredProfiles implements ProfileStore {
  private static final byte[] SESSIONS = "s/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};

  private final ProfileDatabase database;

  /** The sessions of a database. */
  public StoredProfiles(ProfileDatabase database) {
    this.database = database;
  }

  @Override
  public Writer create(String name, Instant start, long intervalMicroseconds) {
    return new BatchWriter(name, start, intervalMicroseconds);
  }

  @Override
  public List<Session> list() {
    List<Session> sessions = new ArrayList<>();
    database.with(NOTHING, handle -> collect(handle, sessions));
    sessions.sort(Comparator.comparing(Session::start).reversed().thenComparing(Session::id));
    return sessions;
  }

  private static byte[] collect(RocksDB handle, List<Session> sessions) throws RocksDBException {
    try (RocksIterator at = handle.newIterator()) {
      for (at.seek(SESSIONS); at.isValid() && startsWith(at.key(), SESSIONS); at.next()) {
        StoredSession stored = ProfileCodec.session(at.value());
        if (stored != null) {
          sessions.add(stored.session());
        }
      }
      at.status();
    }
    return NOTHING;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public Optional<Session> get(String id) {
    return Optional.ofNullable(stored(id)).map(StoredSession::session);
  }

  private @Nullable StoredSession stored(String id) {
    return ProfileCodec.session(read(sessionKey(id)));
  }

  /** A record, or nothing if there is none. */
  private byte[] read(byte[] key) {
    return database.with(
        NOTHING,
        handle -> {
          byte[] found = handle.get(key);
          return found == null ? NOTHING : found;
        });
  }

  @Override
  public Stream<Sample> samples(String id) {
    StoredSession stored = stored(id);
    if (stored == null) {
      return Stream.empty();
    }
    return LongStream.range(0, stored.batches())
        .boxed()
        .flatMap(number -> ProfileCodec.samples(read(batchKey(id, number))).stream());
  }

  @Override
  public void remove(String id) {
    StoredSession stored = stored(id);
    if (stored == null) {
      return;
    }
    database.with(
        NOTHING,
        handle -> {
          try (WriteBatch changes = new WriteBatch();
              WriteOptions options = new WriteOptions()) {
            changes.delete(sessionKey(id));
            changes.deleteRange(batchKey(id, 0), batchKey(id, stored.batches()));
            handle.write(options, changes);
          }
          return NOTHING;
        });
  }

  private static byte[] sessionKey(String id) {
    return ("s/" + id).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] batchKey(String id, long number) {
    byte[] prefix = ("d/" + id + "/").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(prefix.length + Long.BYTES).put(prefix).putLong(number).array();
  }

  private final class BatchWriter implements Writer {
    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final Instant start;
    private final long interval;
    private final ReentrantLock lock = new ReentrantLock();
    private long batches;
    private long count;
    private @Nullable Session session;

    BatchWriter(String name, Instant start, long interval) {
      this.name = name;
      this.start = start;
      this.interval = interval;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void put(List<Sample> samples) {
      lock.lock();
      try {
        if (session != null || samples.isEmpty()) {
          return;
        }
        write(batchKey(id, batches), ProfileCodec.encode(samples));
        batches++;
        count += samples.size();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Session finish(long durationMicroseconds) {
      lock.lock();
      try {
        Session done = session;
        if (done == null) {
          done = new Session(id, name, start, durationMicroseconds, interval, count);
          write(sessionKey(id), ProfileCodec.encode(new StoredSession(done, batches)));
          session = done;
        }
        return done;
      } finally {
        lock.unlock();
      }
    }

    private void write(byte[] key, byte[] value) {
      database.with(
          NOTHING,
          handle -> {
            handle.put(key, value);
            return NOTHING;
          });
    }
  }
}
