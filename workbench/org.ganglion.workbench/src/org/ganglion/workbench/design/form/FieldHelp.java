package org.ganglion.workbench.design.form;

import java.math.BigDecimal;
import java.math.MathContext;
import org.ganglion.api.data.Schema;

/** What a form says of a field besides its help. */
final class FieldHelp {
  /** Type of the ports that take all of a step. */
  static final String WHOLE_STEP = "ganglion:step/1";

  private FieldHelp() {}

  /** Type and bounds: {@code  (whole number from 1)}. */
  static String bounds(Schema.Field field) {
    String kind = kind(field.schema());
    String from = field.min().map(min -> " from " + number(min)).orElse("");
    String to = field.max().map(max -> " up to " + number(max)).orElse("");
    String all = kind + from + to;
    return all.isBlank() ? "" : " (" + all.strip() + ")";
  }

  private static String kind(Schema schema) {
    return switch (schema) {
      case Schema.Scalar scalar -> switch (scalar.kind()) {
        case INTEGER -> "whole number";
        case NUMBER -> "number";
        case BOOLEAN -> "";
        case TEXT -> "text";
      };
      case Schema.Choice ignored -> "";
      case Schema.ListOf list -> "list in brackets";
      case Schema.MapOf map -> "names and values in braces";
      case Schema.Fields fields -> "{ " + String.join(", ", fields.fields().stream().map(each -> each.name() + ": …").toList()) + " }";
      case Schema.Variant variant -> "one of " + String.join(", ", variant.choices().keySet());
      case Schema.Reference ignored -> "";
      case Schema.Any ignored -> "";
    };
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(8)).stripTrailingZeros().toPlainString();
  }
}
