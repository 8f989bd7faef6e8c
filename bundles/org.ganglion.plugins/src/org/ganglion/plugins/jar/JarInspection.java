package org.ganglion.plugins.jar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.ganglion.kit.file.Sha256;
import org.ganglion.runtime.api.plugins.PluginException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Looks at a jar before anything of it is installed: every entry is read to its end within limits, so that checksums and signatures are verified and
 * a jar that unpacks to more than it should is found without unpacking it.
 */
public final class JarInspection {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final int MOST_ENTRIES = 50_000;

  private final long mostPacked;
  private final long mostUnpacked;
  private final Signatures signatures;

  /** Jars of up to 512 MiB that unpack to up to 2 GiB. */
  public JarInspection(Signatures signatures) {
    this(512L << 20, 2L << 30, signatures);
  }

  /** With other limits, in bytes. */
  public JarInspection(long mostPacked, long mostUnpacked, Signatures signatures) {
    this.mostPacked = mostPacked;
    this.mostUnpacked = mostUnpacked;
    this.signatures = signatures;
  }

  /**
   * What a jar is.
   *
   * @throws PluginException when it cannot be a plug-in or contract bundle, or is not signed as required
   */
  public Candidate inspect(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new PluginException("there is no file " + jar);
    }
    if (Files.size(jar) > mostPacked) {
      throw refused(jar, "has " + Files.size(jar) + " bytes, more than the " + mostPacked + " that a plug-in may have");
    }
    String digest = Sha256.of(jar);
    try (JarFile file = new JarFile(jar.toFile(), true, JarFile.OPEN_READ, JarFile.runtimeVersion())) {
      Manifest manifest = Optional.ofNullable(file.getManifest()).orElseThrow(() -> refused(jar, "has no manifest, so it is no bundle"));
      readAll(jar, file);
      return candidate(jar, digest, manifest.getMainAttributes(), signatures.signer(jar, file));
    } catch (ZipException | SecurityException e) {
      throw new PluginException(jar.getFileName() + " is damaged or has been changed since it was signed: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new PluginException(jar.getFileName() + " cannot be read as a bundle: " + e.getMessage(), e);
    }
  }

  private void readAll(Path jar, JarFile file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    Set<String> names = new HashSet<>();
    long unpacked = 0;
    for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      checkName(jar, entry.getName());
      if (!names.add(entry.getName())) {
        throw refused(jar, "has two entries of the name " + entry.getName());
      }
      if (names.size() > MOST_ENTRIES) {
        throw refused(jar, "has more than " + MOST_ENTRIES + " entries");
      }
      try (InputStream in = file.getInputStream(entry)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          unpacked += count;
          if (unpacked > mostUnpacked) {
            throw refused(jar, "unpacks to more than " + mostUnpacked + " bytes");
          }
        }
      }
    }
  }

  private static void checkName(Path jar, String name) {
    boolean leaves = name.startsWith("/") || name.contains("\\") || name.contains(":") || name.chars().anyMatch(c -> c < ' ');
    for (String part : name.split("/", -1)) {
      leaves |= part.equals("..");
    }
    if (leaves) {
      throw refused(jar, "has an entry whose name leads out of it: " + name.replaceAll("\\p{Cntrl}", "?"));
    }
  }

  private static Candidate candidate(Path jar, String digest, Attributes headers, String signer) {
    String name = first(headers.getValue(Constants.BUNDLE_SYMBOLICNAME));
    if (name.isEmpty() || !"2".equals(trimmed(headers.getValue(Constants.BUNDLE_MANIFESTVERSION)))) {
      throw refused(jar, "is no bundle: its manifest has no Bundle-SymbolicName or not Bundle-ManifestVersion: 2");
    }
    if (!NAME.matcher(name).matches() || name.length() > 200) {
      throw refused(jar, "has no usable symbolic name; letters, digits, '.', '-' and '_' are");
    }
    if (headers.getValue(Constants.FRAGMENT_HOST) != null) {
      throw refused(jar, "is a fragment; it would change the bundle that it belongs to, so it comes with the product only");
    }
    if (trimmed(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)).matches(".*singleton\\s*:=\\s*\"?true.*")) {
      throw refused(jar, "is a singleton, so its next version could not be tried beside it; leave 'singleton:=true' out");
    }
    boolean contract = headers.getValue(Constants.EXPORT_PACKAGE) != null;
    if (contract && headers.getValue("Service-Component") != null) {
      throw refused(jar, "exports packages and has components; a plug-in exports nothing, what others compile against goes into a contract bundle");
    }
    return new Candidate(jar, name, Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION)), digest, signer, contract,
        headers.getValue(Constants.BUNDLE_NATIVECODE) != null);
  }

  private static String first(String header) {
    return trimmed(header == null ? null : header.split(";")[0]);
  }

  private static String trimmed(String header) {
    return header == null ? "" : header.strip();
  }

  private static PluginException refused(Path jar, String why) {
    return new PluginException(jar.getFileName() + " " + why);
  }
}
