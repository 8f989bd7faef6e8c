package org.ganglion.rl.environments.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A provider on the other side, made by hand without the bridge's own JSON: counts to 3 and terminates. */
public final class CounterProcess {
  private CounterProcess() {}

  /** {@code args[0]}: how to misbehave at a step: crash, hang, garbage, error; or not. */
  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int count = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer;
      if (line.contains("describe")) {
        answer =
            "{\"protocol\": \"ganglion-environment/1\", \"observationSpace\": {\"type\": \"box\", \"shape\": [2], \"low\": [0, null], \"high\":"
                + " null},"
                + " \"actionSpace\": {\"type\": \"discrete\", \"n\": 2}}";
      } else if (line.contains("reset")) {
        count = 0;
        answer = "{\"observation\": [0, -1.5e0], \"info\": {\"seeded\": " + line.contains("\"seed\":7") + "}}";
      } else {
        misbehave(args[0]);
        count += line.contains("[1]") ? 1 : 0;
        answer =
            args[0].equals("error")
                ? "{\"error\": \"no \\\"key\\\" fits\"}"
                : args[0].equals("garbage") ? "Hello?" : "{\"observation\": [" + count + ", null], \"reward\": 0.5, \"terminated\": " + (count == 3)
                    + ", \"truncated\": false}";
      }
      System.out.println(answer);
    }
  }

  private static void misbehave(String how) throws IOException {
    if (how.equals("crash")) {
      System.err.println("the motor is on fire");
      System.exit(3);
    }
    if (how.equals("hang")) {
      System.in.read();
    }
  }
}
