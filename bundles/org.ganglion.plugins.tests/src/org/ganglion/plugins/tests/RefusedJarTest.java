package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be: if one of these failed, something of them would be installed. */
class RefusedJarTest {
  private Bench bench;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
  }

  private String refused(Path jar) {
    int bundles = bench.context.getBundles().length;
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.install(jar, SwapOptions.standard(), move -> { })).getMessage();
    assertEquals(bundles, bench.context.getBundles().length, "nothing is installed");
    assertEquals(1, sentence.lines().count(), sentence);
    return sentence;
  }

  private PluginJar say(String version, String word) {
    return new PluginJar("com.example.words", version).operator("Say", "test.say", "1.0", Sources.waiting("Say", word));
  }

  @Test
  void aFileThatIsNotThere() {
    assertTrue(refused(bench.jars.resolve("none.jar")).startsWith("there is no file"));
  }

  @Test
  void aFileThatIsNoJar() throws Exception {
    refused(Files.writeString(bench.jars.resolve("text.jar"), "this is text"));
  }

  @Test
  void aJarThatIsCutOffOrHasAFlippedByte() throws Exception {
    Path jar = say("1.0.0", "a").build(bench.jars);
    byte[] bytes = Files.readAllBytes(jar);
    refused(Files.write(bench.jars.resolve("cut.jar"), java.util.Arrays.copyOf(bytes, bytes.length / 2)));
    bytes[120] ^= 1;
    refused(Files.write(bench.jars.resolve("flipped.jar"), bytes));
  }

  @Test
  void aJarThatIsNoBundle() throws Exception {
    assertTrue(refused(say("1.0.0", "a").header("Bundle-SymbolicName", "").build(bench.jars)).contains("is no bundle"));
  }

  @Test
  void aFragmentASingletonAndOneThatExportsWhatItImplements() throws Exception {
    assertTrue(refused(say("1.0.1", "a").header("Fragment-Host", "org.ganglion.workflow").build(bench.jars)).contains("fragment"));
    assertTrue(refused(say("1.0.2", "a").header("Bundle-SymbolicName", "com.example.words;singleton:=true").build(bench.jars)).contains("singleton"));
    assertTrue(refused(say("1.0.3", "a").header("Export-Package", "plugin").build(bench.jars)).contains("contract bundle"));
  }

  @Test
  void namesThatLeadOutOfTheJarOrTheFolder() throws Exception {
    assertTrue(refused(say("1.0.0", "a").file("../../escaped.txt", "x").build(bench.jars)).contains("leads out of it"));
    assertTrue(refused(say("1.0.1", "a").file("/etc/escaped.txt", "x").build(bench.jars)).contains("leads out of it"));
    assertTrue(refused(say("1.0.2", "a").header("Bundle-SymbolicName", "../../escaped").build(bench.jars)).contains("no usable symbolic name"));
  }

  @Test
  void aJarThatUnpacksToMoreThanItShould() throws Exception {
    Path bomb = bench.jars.resolve("bomb.jar");
    Path plain = say("1.0.0", "a").build(bench.jars);
    Files.copy(plain, bomb);
    try (OutputStream out = Files.newOutputStream(bomb); ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: com.example.bomb\nBundle-Version: 1\n".getBytes(
          java.nio.charset.StandardCharsets.UTF_8));
      byte[] zeros = new byte[1 << 20];
      zip.putNextEntry(new ZipEntry("zeros"));
      for (int i = 0; i < 2049; i++) {
        zip.write(zeros);
      }
    }
    assertTrue(Files.size(bomb) < 4 << 20, "it looks small");
    assertTrue(refused(bomb).contains("unpacks to more than"));
  }

  @Test
  void aKernelBundle() throws Exception {
    assertTrue(refused(new PluginJar("org.ganglion.workflow", "9.0.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "a"))
        .build(bench.jars)).contains("kernel"));
  }

  private void sign(Path jar, String alias) throws Exception {
    Path store = bench.jars.resolve("keys.p12");
    tool("keytool", "-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias, "-validity", "2", "-keystore", store.toString(),
        "-storepass", "changeit", "-storetype", "PKCS12");
    tool("jarsigner", "-keystore", store.toString(), "-storepass", "changeit", jar.toString(), alias);
  }

  private void tool(String name, String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(bench.jars.resolve("tool.log").toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(bench.jars.resolve("tool.log")));
  }

  @Test
  void anotherSignerOfTheSameName() throws Exception {
    Path first = say("1.0.0", "a").build(bench.jars);
    sign(first, "alice");
    assertTrue(bench.plugins.install(first, SwapOptions.standard(), move -> { }).signer().startsWith("CN=alice sha256:"));
    Path second = say("1.1.0", "b").build(bench.jars);
    String unsigned = assertThrows(PluginException.class, () -> bench.plugins.swap(second, SwapOptions.standard(), move -> { })).getMessage();
    assertTrue(unsigned.contains("was signed by CN=alice") && unsigned.contains("by nobody"), unsigned);
    sign(second, "mallory");
    String other = assertThrows(PluginException.class, () -> bench.plugins.swap(second, SwapOptions.standard(), move -> { })).getMessage();
    assertTrue(other.contains("by CN=mallory"), other);
    assertEquals(List.of("1.0.0 ACTIVE"), bench.versions("com.example.words"));
  }

  @Test
  void noSignatureWhereOneIsRequiredAndABrokenOneAnywhere() throws Exception {
    Path unsigned = say("1.0.0", "a").build(bench.jars);
    Path signed = say("1.0.1", "b").build(bench.jars);
    sign(signed, "alice");
    Path trusted = Files.createDirectories(bench.home.resolve("plugins/trusted"));
    tool("keytool", "-exportcert", "-rfc", "-alias", "alice", "-keystore", bench.jars.resolve("keys.p12").toString(), "-storepass", "changeit",
        "-file", trusted.resolve("alice.pem").toString());
    assertTrue(refused(unsigned).contains("is not signed"));
    Path empty = Files.writeString(trusted.resolve("bob.pem"), "");
    assertTrue(refused(signed).contains("bob.pem holds no certificate"), "an empty file must not mean that nobody has to sign");
    Files.delete(empty);
    Path stranger = say("1.0.2", "c").build(bench.jars);
    sign(stranger, "mallory");
    assertTrue(refused(stranger).contains("none of the certificates"));
    Path broken = Files.copy(signed, bench.jars.resolve("broken.jar"));
    try (java.nio.file.FileSystem zip = java.nio.file.FileSystems.newFileSystem(broken)) {
      Files.writeString(zip.getPath("OSGI-INF/Say.xml"), Files.readString(zip.getPath("OSGI-INF/Say.xml")) + " ");
    }
    assertTrue(refused(broken).contains("damaged or has been changed since it was signed"));
    bench.plugins.install(signed, SwapOptions.standard(), move -> { });
    assertEquals(List.of("1.0.1 ACTIVE"), bench.versions("com.example.words"));
  }
}
