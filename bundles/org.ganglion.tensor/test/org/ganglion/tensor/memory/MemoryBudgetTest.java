package org.ganglion.tensor.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fails where the budget of a process is not what its user set, or nonsense passes for a number. */
class MemoryBudgetTest {
  private final String before = System.getProperty(MemoryBudget.PROPERTY);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(MemoryBudget.PROPERTY);
    } else {
      System.setProperty(MemoryBudget.PROPERTY, before);
    }
  }

  @Test
  void thePropertyDecides() {
    System.setProperty(MemoryBudget.PROPERTY, "123456789");
    assertEquals(123456789, MemoryBudget.ofProcess().limit());
  }

  @Test
  void withoutItTheBudgetIsAPartOfTheMachine() {
    System.clearProperty(MemoryBudget.PROPERTY);
    assertTrue(MemoryBudget.ofProcess().limit() >= 256L << 20);
  }

  @Test
  void nonsenseIsNamed() {
    System.setProperty(MemoryBudget.PROPERTY, "much");
    String message = assertThrows(IllegalArgumentException.class, MemoryBudget::ofProcess).getMessage();
    assertEquals("the system property ganglion.memory must be a number of bytes, it is 'much'", message);
  }
}
