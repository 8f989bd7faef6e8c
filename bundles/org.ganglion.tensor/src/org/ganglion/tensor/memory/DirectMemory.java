package org.ganglion.tensor.memory;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ganglion.api.tensor.Arena;
import sun.misc.Unsafe;

/** Native memory of zeros, aligned to 64 bytes, that goes back to the system when it is told to, not when the garbage collector finds time. */
interface DirectMemory {
  /** A block and the act that frees it. */
  record Block(ByteBuffer bytes, Runnable free) {}

  /** Allocates; native order, position 0, exactly {@code size} bytes. */
  Block allocate(int size);

  /** The best that this JVM has: from Java 22 on memory whose use after freeing throws, before that the cleaner of direct buffers. */
  static DirectMemory ofThisJvm() {
    return Runtime.version().feature() >= 22 ? new Segments() : new Cleaned();
  }

  /** Shared memory segments, a final API from Java 22 on and reached by reflection because the platform compiles for 21. */
  final class Segments implements DirectMemory {
    private final Method ofShared = method("java.lang.foreign.Arena", "ofShared");
    private final Method allocate = method("java.lang.foreign.SegmentAllocator", "allocate", long.class, long.class);
    private final Method buffer = method("java.lang.foreign.MemorySegment", "asByteBuffer");

    @Override
    public Block allocate(int size) {
      try {
        AutoCloseable owner = (AutoCloseable) ofShared.invoke(null);
        try {
          ByteBuffer bytes = (ByteBuffer) buffer.invoke(allocate.invoke(owner, Math.max(1L, size), 64L));
          return new Block(bytes.slice(0, size).order(ByteOrder.nativeOrder()), () -> close(owner));
        } catch (InvocationTargetException e) {
          close(owner);
          throw outOfMemory(size, e.getCause());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("memory segments cannot be reached in this JVM", e);
      }
    }

    private static void close(AutoCloseable owner) {
      try {
        owner.close();
      } catch (Exception e) {
        throw new IllegalStateException("a tensor's memory cannot be freed: " + e.getMessage(), e);
      }
    }

    private static Method method(String type, String name, Class<?>... parameters) {
      try {
        return Class.forName(type).getMethod(name, parameters);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this JVM has no memory segments", e);
      }
    }
  }

  /** Direct byte buffers, freed through {@code sun.misc.Unsafe.invokeCleaner}, which the module jdk.unsupported exports for this purpose. */
  final class Cleaned implements DirectMemory {
    private final Unsafe unsafe = unsafe();

    @Override
    public Block allocate(int size) {
      ByteBuffer whole;
      try {
        // An aligned slice is cut at both ends.
        whole = ByteBuffer.allocateDirect((size + 63) / 64 * 64 + 64);
      } catch (OutOfMemoryError e) {
        throw outOfMemory(size, e);
      }
      return new Block(whole.alignedSlice(64).slice(0, size).order(ByteOrder.nativeOrder()), () -> unsafe.invokeCleaner(whole));
    }

    private static Unsafe unsafe() {
      try {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return (Unsafe) field.get(null);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this JVM does not let direct memory be freed", e);
      }
    }
  }

  private static RuntimeException outOfMemory(int size, Throwable cause) {
    Arena.OutOfMemory refused =
        new Arena.OutOfMemory("the operating system or the JVM (-XX:MaxDirectMemorySize) gives no further " + size + " bytes: " + cause.getMessage());
    refused.initCause(cause);
    return refused;
  }
}
