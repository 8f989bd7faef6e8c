package org.ganglion.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.ganglion.runtime.api.control.ControlException;
import org.ganglion.runtime.api.plugins.Plugins;
import org.junit.jupiter.api.Test;

/** If one of these failed, a client's mistake would be told as a fault of the server. */
class ArgumentsTest {
  private final Arguments given = new Arguments(Map.of("a", "x", "n", 3L, "f", 0.5, "yes", true, "m", Map.of("k", 1L)));

  @Test
  void whatFitsIsGiven() {
    assertEquals("x", given.text("a"));
    assertEquals(3, given.whole("n", 7));
    assertEquals(7, given.whole("absent", 7));
    assertTrue(given.flag("yes", false));
    assertEquals(Map.of("k", "1"), given.texts("m"));
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertEquals("the argument 'n' is missing; it takes a text", problem(() -> given.text("n")));
    assertEquals("the argument 'a' takes an absolute path, not 'x': the server does not know where you are", problem(() -> given.absolute("a")));
    assertEquals("the argument 'f' takes a whole number, not '0.5'", problem(() -> given.whole("f", 0)));
    assertEquals("the argument 'a' takes a whole number, not 'x'", problem(() -> given.whole("a", 0)));
    assertEquals("the argument 'a' takes true or false, not 'x'", problem(() -> given.flag("a", false)));
    assertEquals("the argument 'a' takes texts by name", problem(() -> given.texts("a")));
  }

  @Test
  void noBadArgumentReachesThePlugins() {
    Plugins none = (Plugins) Proxy.newProxyInstance(Plugins.class.getClassLoader(), new Class<?>[] {Plugins.class}, (proxy, method, arguments) -> {
      throw new AssertionError(method.getName());
    });
    PluginCommands commands = new PluginCommands(none);
    for (String command : new String[] {"install", "swap", "preview"}) {
      assertEquals("the argument 'jar' is missing; it takes a text", problem(() -> commands.answer(command, Map.of("jar", 5L), event -> { })));
      assertTrue(problem(() -> commands.answer(command, Map.of("jar", "words.jar"), event -> { })).contains("absolute path"));
    }
    assertTrue(problem(() -> commands.answer("swap", Map.of("jar", "/a.jar", "migrate", "yes"), event -> { }))
        .contains("'migrate' takes true or false"));
    assertTrue(problem(() -> commands.answer("moves", Map.of("most", "all"), event -> { })).contains("'most' takes a whole number"));
    assertTrue(problem(() -> commands.answer("instal", Map.of(), event -> { })).contains("install"));
  }

  private interface Call {
    Object make() throws Exception;
  }

  private static String problem(Call call) {
    return assertThrows(ControlException.class, call::make).getMessage();
  }
}
