package org.ganglion.rl.environments.boxing;

import java.util.stream.DoubleStream;

/** Prints mean scores of reference players against each level. */
public final class Tournament {
  private Tournament() {}

  public static void main(String[] args) {
    for (Level level : Level.values()) {
      System.out.printf(
          "%-9s random %6.1f  chase %6.1f  counter %6.1f%n",
          level,
          mean(Players.play(Players.random(7), level, 40)),
          mean(Players.play(Players.chaseAndPunch(), level, 40)),
          mean(Players.play(Players.counterPuncher(), level, 40)));
    }
  }

  private static double mean(double[] scores) {
    return DoubleStream.of(scores).average().orElseThrow();
  }
}
