package org.ganglion.runtime.api.plugins;

/** Nothing was changed, for a reason that one sentence tells. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PluginException(String sentence) {
    super(sentence);
  }

  public PluginException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
