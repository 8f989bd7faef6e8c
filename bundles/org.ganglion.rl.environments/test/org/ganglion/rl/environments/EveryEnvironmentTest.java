package org.ganglion.rl.environments;

import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.rl.environments.binpicking.BinPickingFactory;
import org.ganglion.rl.environments.boxing.BoxingFactory;
import org.ganglion.rl.environments.classic.AcrobotFactory;
import org.ganglion.rl.environments.classic.CartPoleFactory;
import org.ganglion.rl.environments.classic.MountainCarContinuousFactory;
import org.ganglion.rl.environments.classic.MountainCarFactory;
import org.ganglion.rl.environments.classic.PendulumFactory;
import org.ganglion.rl.environments.cooling.CoolingFactory;
import org.ganglion.rl.environments.grid.CliffWalkingFactory;
import org.ganglion.rl.environments.grid.FrozenLakeFactory;
import org.ganglion.rl.environments.grid.FrozenLakeLargeFactory;
import org.ganglion.testkit.rl.EnvironmentChecker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** If this fails, an environment of ours does not keep the contract that we ask of others. */
class EveryEnvironmentTest {
  static List<EnvironmentFactory> factories() {
    return List.of(
        new CartPoleFactory(),
        new MountainCarFactory(),
        new MountainCarContinuousFactory(),
        new AcrobotFactory(),
        new PendulumFactory(),
        new FrozenLakeFactory(),
        new FrozenLakeLargeFactory(),
        new CliffWalkingFactory(),
        new BoxingFactory(),
        new BinPickingFactory(),
        new CoolingFactory());
  }

  @ParameterizedTest
  @MethodSource("factories")
  void keepsTheContract(EnvironmentFactory factory) {
    EnvironmentChecker.check(factory, Map.of());
  }
}
