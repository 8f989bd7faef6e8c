package org.ganglion.testkit.plugin;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.Operator;
import org.ganglion.testkit.TestRunContext;

/** Loads a plug-in's classes once more, runs them, lets go of them, and sees whether the virtual machine can, too. */
final class Unloading {
  private static final long PATIENCE_NANOS = 8_000_000_000L;

  private Unloading() {}

  static void assertCollected(Class<?> operator, Record inputs, Record parameters, Supplier<TestRunContext> context) {
    WeakReference<ClassLoader> loader = runOnce(operator, inputs, parameters, context);
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (loader.get() != null) {
      System.gc();
      if (System.nanoTime() > end) {
        throw new AssertionError(operator.getName()
            + " and its classes stay in memory after the plug-in is gone: something outside holds them, such as a ThreadLocal, a thread,"
            + " a shutdown hook, a JMX bean or a cache of a library that is keyed by class");
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static WeakReference<ClassLoader> runOnce(Class<?> original, Record inputs, Record parameters, Supplier<TestRunContext> context) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (OwnClasses loader = new OwnClasses(original)) {
      thread.setContextClassLoader(loader);
      Class<?> type = loader.loadClass(original.getName());
      Operator operator = (Operator) type.getConstructor().newInstance();
      Record same = (Record) Records.read(loader.loadClass(parameters.getClass().getName()), Records.write(parameters));
      operator.run(copy(inputs, loader), same, context.get());
      return new WeakReference<>(loader);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(original.getName()
          + " has no public constructor without parameters; give what it needs as parameters of run or by context.use", e);
    } catch (Exception e) {
      throw new AssertionError("the operator, loaded once more, threw " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Values of ports are of classes that outlive plug-ins; the record around them is not. */
  private static Record copy(Record inputs, ClassLoader loader) throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(inputs.getClass().getName());
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Method accessor = inputs.getClass().getRecordComponents()[i].getAccessor();
      accessor.setAccessible(true);
      values[i] = accessor.invoke(inputs);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    try {
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the record of inputs refuses its own values", e);
    }
  }

  /** The classes that lie beside a class, loaded anew; all others as they are. */
  private static final class OwnClasses extends URLClassLoader {
    OwnClasses(Class<?> type) throws IOException {
      super(new URL[] {type.getProtectionDomain().getCodeSource().getLocation()}, type.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return findResource(name.replace('.', '/') + ".class") == null ? super.loadClass(name, resolve) : findClass(name);
      }
    }
  }
}
