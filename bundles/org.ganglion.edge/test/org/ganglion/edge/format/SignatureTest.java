package org.ganglion.edge.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.ganglion.edge.EdgePackage;
import org.junit.jupiter.api.Test;

/** Signed packages run as unsigned ones do, and nobody else's pass for them. */
class SignatureTest {
  @Test
  void onlyTheTrustedKeysSignatureOfThisContentIsAccepted() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair ours = generator.generateKeyPair();
    KeyPair theirs = generator.generateKeyPair();
    byte[] plain = PackageFormat.write(Models.classifier());
    byte[] signed = PackageSignature.sign(plain, ours);
    EdgePackage.read(signed).requireSignature(ours.getPublic());
    assertArrayEquals(EdgePackage.read(plain).digest(), EdgePackage.read(signed).digest());
    assertArrayEquals(plain, Arrays.copyOf(clean(signed), plain.length), "the content stays as it is");
    refused("not signed", plain, ours);
    refused("another key", signed, theirs);
    byte[] other = PackageFormat.write(Models.recurrent());
    byte[] grafted = Arrays.copyOf(other, other.length + signed.length - plain.length);
    System.arraycopy(signed, plain.length, grafted, other.length, signed.length - plain.length);
    System.arraycopy(signed, Layout.SIGNATURE_LENGTH, grafted, Layout.SIGNATURE_LENGTH, 4);
    refused("not of this content", grafted, ours);
  }

  private static byte[] clean(byte[] signed) {
    byte[] bytes = signed.clone();
    Arrays.fill(bytes, Layout.SIGNATURE_LENGTH, Layout.SIGNATURE_LENGTH + 4, (byte) 0);
    return bytes;
  }

  private static void refused(String part, byte[] bytes, KeyPair trusted) {
    String message = assertThrows(BadPackageException.class, () -> EdgePackage.read(bytes).requireSignature(trusted.getPublic())).getMessage();
    assertTrue(message.contains(part), message);
  }
}
