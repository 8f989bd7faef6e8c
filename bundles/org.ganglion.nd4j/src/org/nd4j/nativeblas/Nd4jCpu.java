package org.nd4j.nativeblas;

/**
 * Revives the oneDNN helpers of DL4J's layers. They ask for this class by name to learn whether the backend has oneDNN;
 * the backend has moved to another package since, so without this class they take the answer for no.
 * The system property {@code org.eclipse.deeplearning4j.helpers.disable} must be {@code false} as well.
 */
public class Nd4jCpu {

  public static class Environment {

    private static final Environment INSTANCE = new Environment();

    public static Environment getInstance() {
      return INSTANCE;
    }

    public boolean isUseMKLDNN() {
      return true;
    }
  }
}
