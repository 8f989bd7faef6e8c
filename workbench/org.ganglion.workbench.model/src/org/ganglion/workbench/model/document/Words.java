package org.ganglion.workbench.model.document;

import java.util.regex.Pattern;

/** Text as a YAML scalar that can stand anywhere, in braces too. */
public final class Words {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_./@+-]*( [A-Za-z0-9_./@+-]+)*");
  private static final Pattern OTHER = Pattern.compile("(?i)true|false|null|yes|no|on|off|~|\\.inf|\\.nan|\\.?[0-9].*");

  private Words() {}

  /** Plain where that means the same text, else in quotes. */
  public static String text(String text) {
    if (PLAIN.matcher(text).matches() && !OTHER.matcher(text).matches()) {
      return text;
    }
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
  }

  /** The text of a scalar as it is written; what has no quotes is its own text. */
  public static String plain(String written) {
    if (written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")) {
      return written.substring(1, written.length() - 1).replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"").replace("\\\\", "\\");
    }
    return written.length() > 1 && written.startsWith("'") && written.endsWith("'") ? written.substring(1, written.length() - 1).replace("''", "'")
        : written;
  }
}
