package org.ashlar.vm.host.commonjs;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.ByteRange;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.JsNull;
import org.jspecify.annotations.Nullable;

/** The state of a digest that is being computed, with or without a key. */
final class DigestObject extends JsObject {
  /** The names that programs give to what the JDK computes, sorted. */
  static final List<String> NAMES =
      List.of(
          "md5",
          "sha1",
          "sha224",
          "sha256",
          "sha3-224",
          "sha3-256",
          "sha3-384",
          "sha3-512",
          "sha384",
          "sha512",
          "sha512-224",
          "sha512-256");

  /** So much is digested between two looks at whether the context is to stop. */
  private static final int CHUNK = 1 << 16;

  private final @Nullable MessageDigest plain;
  private final @Nullable Mac keyed;

  private DigestObject(Agent agent, @Nullable MessageDigest plain, @Nullable Mac keyed) {
    super(agent.group().roots().exotic, null);
    this.plain = plain;
    this.keyed = keyed;
  }

  /** A new digest, or Java null if there is no such algorithm. */
  static @Nullable DigestObject create(Agent agent, String algorithm, byte @Nullable [] key) {
    String name = algorithm.toLowerCase(Locale.ROOT).replaceFirst("^rsa-", "");
    if (!NAMES.contains(name)) {
      return null;
    }
    String suffix = name.toUpperCase(Locale.ROOT).replaceFirst("^SHA512-", "SHA512/");
    try {
      if (key == null) {
        String digest = suffix.replaceFirst("^SHA(?=[0-9]{2,}|1$)", "SHA-");
        return new DigestObject(agent, MessageDigest.getInstance(digest), null);
      }
      Mac mac = Mac.getInstance("Hmac" + suffix);
      // The JDK has no empty keys; a key is padded with zeros, so that one zero is the same.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "raw"));
      return new DigestObject(agent, null, mac);
    } catch (NoSuchAlgorithmException | InvalidKeyException absent) {
      return null;
    }
  }

  /** Takes bytes where they lie, a piece at a time. */
  void update(Agent agent, ByteRange bytes) {
    byte[] piece = Buffers.allocate(agent, Math.min(CHUNK, bytes.count()));
    for (int at = 0; at < bytes.count(); at += CHUNK) {
      int count = Math.min(CHUNK, bytes.count() - at);
      bytes.read(at, piece, count);
      if (plain != null) {
        plain.update(piece, 0, count);
      } else if (keyed != null) {
        keyed.update(piece, 0, count);
      }
      agent.poll();
    }
  }

  byte[] result() {
    if (plain != null) {
      return plain.digest();
    }
    return keyed == null ? new byte[0] : keyed.doFinal();
  }

  Object copy(Agent agent) {
    try {
      return plain == null
          ? JsNull.NULL
          : new DigestObject(agent, (MessageDigest) plain.clone(), null);
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
