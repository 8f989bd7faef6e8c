package org.ganglion.workbench.smoke;

/** The workbench did not do what it should; a sentence. */
final class SmokeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SmokeException(String sentence) {
    super(sentence);
  }
}
