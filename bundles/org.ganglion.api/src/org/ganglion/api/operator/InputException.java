package org.ganglion.api.operator;

/** Data or parameters that an operator cannot work with: one sentence that says what, where and what would fit. Shown without a stack trace. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InputException(String sentence) {
    super(sentence);
  }

  public InputException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
