package org.ganglion.testkit.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds, in the class files of a plug-in, calls whose effect stays when it goes: shutdown hooks, JMX beans, the end of the process. */
final class LastingCalls {
  private static final Set<String> CALLS = Set.of(
      "java/lang/Runtime.addShutdownHook", "java/lang/Runtime.exit", "java/lang/Runtime.halt", "java/lang/System.exit",
      "javax/management/MBeanServer.registerMBean",
      "java/lang/Thread.setDefaultUncaughtExceptionHandler", "java/net/URL.setURLStreamHandlerFactory");

  private LastingCalls() {}

  /** {@code plugin.Learn calls java.lang.Runtime.addShutdownHook} */
  static List<String> of(Class<?> type) {
    List<String> found = new ArrayList<>();
    try {
      Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isDirectory(root)) {
        return found;
      }
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".class"))::iterator) {
          String name = root.relativize(file).toString().replaceFirst("\\.class$", "").replace('/', '.');
          try (InputStream in = Files.newInputStream(file)) {
            calls(in).stream().filter(CALLS::contains).forEach(call -> found.add(name + " calls " + call.replace('/', '.')));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  /** Methods that a class file names: its constant pool, by the Java Virtual Machine Specification, chapter 4.4. */
  private static List<String> calls(InputStream file) throws IOException {
    DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(file));
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    Map<Integer, String> texts = new HashMap<>();
    Map<Integer, Integer> classes = new HashMap<>();
    Map<Integer, Integer> names = new HashMap<>();
    List<int[]> methods = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 7 -> classes.put(i, in.readUnsignedShort());
        case 10, 11 -> methods.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        case 12 -> {
          names.put(i, in.readUnsignedShort());
          in.readUnsignedShort();
        }
        case 8, 16, 19, 20 -> in.readUnsignedShort();
        case 15 -> in.skipNBytes(3);
        case 5, 6 -> {
          in.readLong();
          i++;
        }
        default -> in.readInt();
      }
    }
    List<String> calls = new ArrayList<>();
    methods.forEach(method -> calls.add(texts.get(classes.get(method[0])) + "." + texts.get(names.get(method[1]))));
    return calls;
  }
}
