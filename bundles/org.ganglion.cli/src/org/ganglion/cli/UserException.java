package org.ganglion.cli;

/** Something that the user can put right: one sentence, shown as it is. */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UserException(String sentence) {
    super(sentence);
  }
}
