package org.ganglion.gan.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.ganglion.api.operator.InputException;
import org.junit.jupiter.api.Test;

class AttributeSumTest {
  private static final List<String> KNOWN = List.of("young", "blond", "grey hair", "3");

  @Test
  void readsSignsAmountsAndNames() {
    assertEquals(Map.of("young", 0.5, "blond", -1.0), AttributeSum.of("+0.5 young - blond", KNOWN).changes());
    assertEquals(Map.of("grey hair", 2.0, "young", -0.25), AttributeSum.of("+2 grey hair -.25 young", KNOWN).changes());
    assertEquals(Map.of("3", -1.0), AttributeSum.of("-3", KNOWN).changes(), "a class may have a number for a name");
    assertEquals(Map.of("3", 0.5), AttributeSum.of("+0.5 3", KNOWN).changes());
    assertEquals(Map.of("young", 2.0), AttributeSum.of("+young +young", KNOWN).changes());
  }

  @Test
  void addsToACondition() {
    assertArrayEquals(new float[] {0.5f, 0, 0, 0}, AttributeSum.of("+0.5 young - blond", KNOWN).addTo(new float[] {0, 1, 0, 0}, KNOWN));
    assertArrayEquals(new float[] {1, 0, 0, 0}, AttributeSum.of("+young -blond", KNOWN).addTo(new float[] {1, 0, 0, 0}, KNOWN),
        "who is young stays so");
  }

  @Test
  void whatIsNoSumGetsASentence() {
    assertEquals(
        "change: 'young' is no sum of attributes; write a sign, how much, and a name, for instance '+0.5 young'",
        assertThrows(InputException.class, () -> AttributeSum.of("young", KNOWN)).getMessage());
    assertEquals(
        "change: this generator knows no 'yuong'; did you mean 'young'?",
        assertThrows(InputException.class, () -> AttributeSum.of("+yuong", KNOWN)).getMessage());
  }
}
