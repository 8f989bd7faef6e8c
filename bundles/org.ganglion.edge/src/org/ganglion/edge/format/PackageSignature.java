package org.ganglion.edge.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Signs packages with a key on an elliptic curve and checks signatures. Signing changes neither content nor digest. */
public final class PackageSignature {
  private static final String ALGORITHM = "SHA256withECDSA";

  private PackageSignature() {}

  /** The package with a signature in place of whatever it had. */
  public static byte[] sign(byte[] gpk, KeyPair key) throws BadPackageException, GeneralSecurityException {
    PackageReader reader = new PackageReader(ByteBuffer.wrap(gpk));
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(key.getPrivate());
    signature.update(reader.digest());
    byte[] publicKey = key.getPublic().getEncoded();
    byte[] signed = signature.sign();
    byte[] block = new ByteSink().i32(publicKey.length).bytes(publicKey).i32(signed.length).bytes(signed).toBytes();
    int content = gpk.length - reader.signature().length;
    byte[] all = Arrays.copyOf(gpk, content + block.length);
    System.arraycopy(block, 0, all, content, block.length);
    ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(Layout.SIGNATURE_LENGTH, block.length);
    return all;
  }

  /**
   * Whether a package is signed with the key that is trusted.
   *
   * @throws BadPackageException when it is not signed, with another key, or the signature is not of this content
   */
  public static void check(PackageReader reader, PublicKey trusted) throws BadPackageException {
    byte[] block = reader.signature();
    if (block.length == 0) {
      throw new BadPackageException("the package is not signed");
    }
    ByteSource source = new ByteSource(ByteBuffer.wrap(block), "signature");
    byte[] publicKey = source.bytes(source.count(1));
    byte[] signed = source.bytes(source.count(1));
    source.end();
    if (!Arrays.equals(publicKey, trusted.getEncoded())) {
      throw new BadPackageException("the package is signed with another key than the one that is trusted");
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey)));
      signature.update(reader.digest());
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException malformed) {
      throw new BadPackageException("the package's signature cannot be checked: " + malformed.getMessage(), malformed);
    }
    throw new BadPackageException("the package's signature is not of this content");
  }
}
