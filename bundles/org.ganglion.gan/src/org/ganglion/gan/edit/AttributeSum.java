package org.ganglion.gan.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;

/**
 * What is added to attributes: {@code +0.5 young - blond}. A sign, how much (1 when left out), the attribute's name; as many as wanted.
 *
 * @param changes by attribute
 */
public record AttributeSum(Map<String, Double> changes) {
  private static final Pattern TERM = Pattern.compile("\\s*([+-])\\s*(\\d*\\.?\\d+(?=\\s))?\\s*([^+\\s-][^+-]*?)\\s*(?=[+-]|$)");

  /**
   * Reads a sum.
   *
   * @throws InputException when it is none, or names an attribute that is none of {@code known}
   */
  public static AttributeSum of(String text, List<String> known) {
    Map<String, Double> changes = new LinkedHashMap<>();
    Matcher term = TERM.matcher(text);
    int at = 0;
    while (at < text.length() && term.find(at) && term.start() == at) {
      String name = term.group(3);
      if (!known.contains(name)) {
        throw new InputException("change: this generator knows no '" + name + "'; " + Names.offer(name, known));
      }
      double amount = term.group(2) == null ? 1 : Double.parseDouble(term.group(2));
      changes.merge(name, term.group(1).equals("-") ? -amount : amount, Double::sum);
      at = term.end();
    }
    if (at < text.length() || changes.isEmpty()) {
      throw new InputException("change: '" + text + "' is no sum of attributes; write a sign, how much, and a name, for instance '+0.5 "
          + known.get(0) + "'");
    }
    return new AttributeSum(changes);
  }

  /** A condition with the changes added, and held within 0 and 1: beyond, the generator never learnt anything. */
  public float[] addTo(float[] condition, List<String> names) {
    float[] changed = condition.clone();
    changes.forEach((name, amount) -> {
      int at = names.indexOf(name);
      changed[at] = Math.clamp(changed[at] + amount.floatValue(), 0, 1);
    });
    return changed;
  }
}
