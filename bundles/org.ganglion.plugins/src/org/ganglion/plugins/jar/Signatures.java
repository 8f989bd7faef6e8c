package org.ganglion.plugins.jar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ganglion.kit.file.Sha256;
import org.ganglion.runtime.api.plugins.PluginException;

/**
 * Who signed a jar, and whether that is enough. Where the folder of trusted certificates holds any, every jar must be signed
 * by one of them or by somebody whom one of them vouches for; else signatures are optional, but a broken one is refused all the same.
 */
public final class Signatures {
  private final Path trusted;

  /** By the certificates of a folder, which need not be there. */
  public Signatures(Path trusted) {
    this.trusted = trusted;
  }

  /**
   * The signer of a jar all of whose entries have been read; empty when nobody signed it.
   *
   * @throws PluginException when entries are signed by different signers or some by none, or not by a trusted one where that is required
   */
  String signer(Path jar, JarFile file) throws IOException {
    List<CodeSigner> common = null;
    for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      if (!entry.isDirectory() && !ofSignature(entry.getName())) {
        CodeSigner[] signers = entry.getCodeSigners();
        List<CodeSigner> these = signers == null ? List.of() : Arrays.asList(signers);
        if (common != null && !common.equals(these)) {
          String how = these.isEmpty() ? " is not signed" : common.isEmpty() ? " is signed, entries before it are not"
              : " has another signer than the entries before it";
          throw new PluginException(jar.getFileName() + " is signed in part only: " + entry.getName() + how);
        }
        common = these;
      }
    }
    Set<TrustAnchor> anchors = anchors();
    if (common == null || common.isEmpty()) {
      if (!anchors.isEmpty()) {
        throw new PluginException(jar.getFileName() + " is not signed, and the certificates in " + trusted + " say that every plug-in must be");
      }
      return "";
    }
    if (!anchors.isEmpty() && common.stream().noneMatch(signer -> isTrusted(signer.getSignerCertPath(), anchors))) {
      throw new PluginException(jar.getFileName() + " is signed by " + name(common.get(0)) + ", whom none of the certificates in " + trusted
          + " vouches for");
    }
    return common.stream().map(Signatures::name).collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(", "));
  }

  private static boolean ofSignature(String name) {
    return name.startsWith("META-INF/") && name.indexOf('/', 9) < 0
        && (name.equals("META-INF/MANIFEST.MF") || name.matches(".*\\.(SF|RSA|DSA|EC)") || name.startsWith("META-INF/SIG-"));
  }

  private static String name(CodeSigner signer) {
    Certificate leaf = signer.getSignerCertPath().getCertificates().get(0);
    try {
      return (leaf instanceof X509Certificate x509 ? x509.getSubjectX500Principal().getName() + " " : "") + "sha256:" + Sha256.of(leaf.getEncoded());
    } catch (CertificateException e) {
      throw new PluginException("a certificate of a signer cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isTrusted(CertPath path, Set<TrustAnchor> anchors) {
    for (TrustAnchor anchor : anchors) {
      if (path.getCertificates().get(0).equals(anchor.getTrustedCert())) {
        return true;
      }
    }
    try {
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      List<Certificate> chain = new ArrayList<>(path.getCertificates());
      chain.removeIf(certificate -> anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert())));
      CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      // Not vouched for: that is an answer, and the caller says it.
      return false;
    }
  }

  private Set<TrustAnchor> anchors() throws IOException {
    Set<TrustAnchor> anchors = new HashSet<>();
    for (Path file : certificates()) {
      try (InputStream in = Files.newInputStream(file)) {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
        if (found.isEmpty()) {
          throw new PluginException("the file " + file
              + " holds no certificate (PEM or DER); take it away or mend it, since who is trusted is not clear so");
        }
        found.forEach(certificate -> anchors.add(new TrustAnchor((X509Certificate) certificate, null)));
      } catch (CertificateException e) {
        throw new PluginException("the trusted certificate " + file + " cannot be read: " + e.getMessage(), e);
      }
    }
    return anchors;
  }

  private Set<Path> certificates() throws IOException {
    if (!Files.isDirectory(trusted)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(trusted)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }
}
