package org.ganglion.rl.environments.cooling;

/**
 * A hall of servers, cooled by fans through a coil with chilled water; the water is cooled by the outdoor air directly where that is cold enough, and
 * by up to two chillers for the rest. Euler steps of ten seconds. kW, kJ, °C.
 *
 * <p>What makes it worth learning: warm water makes chillers efficient and free cooling frequent, but needs fast fans, whose power grows with the
 * cube of their speed; a fast tower lowers the condenser's temperature, at the same price; warm servers spin up fans of their own; a half loaded
 * chiller wastes.
 */
final class Plant {
  /** Where the hall must not be warmer. */
  static final double LIMIT = 27;
  static final int CONTROL_SECONDS = 300;
  private static final int STEP_SECONDS = 10;
  private static final double HALL_HEAT = 200_000;
  private static final double WATER_HEAT = 40_000;
  private static final double AIR_FLOW = 110;
  private static final double FAN_POWER = 30;
  private static final double TOWER_POWER = 40;
  private static final double PUMP_POWER = 4;
  private static final double CHILLER_SIZE = 700;
  private static final double CHILLER_IDLE = 8;
  private static final double CARNOT_SHARE = 0.45;
  private static final double SERVER_FANS = 0.006;
  private static final double WATER_CONTROL = 600;
  private static final double FREE_COOLING = 350;
  private static final double APPROACH = 2;
  private static final double SENSOR_SECONDS = 180;

  double hall = 24;
  double water = 12;
  /** What the sensor shows of the hall; it lags by three minutes. */
  double measured = 24;
  /** Power of the cooling in kW, mean of the last control step. */
  double power;
  /** How far above the limit the hall was in the last control step, in degree minutes. */
  double excess;

  /** Takes over another plant's state. */
  void copy(Plant other) {
    hall = other.hall;
    water = other.water;
    measured = other.measured;
    power = other.power;
    excess = other.excess;
  }

  /** Five minutes under the same controls; gives the energy of the cooling in kWh. */
  double advance(Controls controls, double outdoor, double load) {
    double fans = controls.fans();
    double fanPower = FAN_POWER * fans * fans * fans;
    double towerPower = TOWER_POWER * controls.tower() * controls.tower() * controls.tower();
    double coilTransfer = AIR_FLOW * fans * (1 - Math.exp(-1.6 / Math.pow(fans, 0.4)));
    double energy = 0;
    excess = 0;
    for (int second = 0; second < CONTROL_SECONDS; second += STEP_SECONDS) {
      double serverFans = SERVER_FANS * load * Math.max(0, hall - 24);
      double coil = Math.max(0, coilTransfer * (hall - water));
      double wanted = Math.min(2 * CHILLER_SIZE, Math.max(0, WATER_CONTROL * (water - controls.water())));
      double free = Math.min(wanted, FREE_COOLING * controls.tower() * Math.max(0, water - outdoor - APPROACH));
      double chillers = chillerPower(wanted - free, controls.tower(), outdoor);
      energy += (chillers + fanPower + serverFans + PUMP_POWER + towerPower) * STEP_SECONDS;
      hall += (load + serverFans + fanPower - coil) * STEP_SECONDS / HALL_HEAT;
      water += (coil - wanted) * STEP_SECONDS / WATER_HEAT;
      measured += (hall - measured) * STEP_SECONDS / SENSOR_SECONDS;
      excess += Math.max(0, hall - LIMIT) * STEP_SECONDS / 60.0;
    }
    power = energy / CONTROL_SECONDS;
    return energy / 3600;
  }

  /** A share of Carnot's efficiency between water and condenser, less at part load. */
  private double chillerPower(double heat, double tower, double outdoor) {
    if (heat <= 0) {
      return 0;
    }
    int running = heat > CHILLER_SIZE ? 2 : 1;
    double part = heat / (running * CHILLER_SIZE);
    double condenser = outdoor + 8 + 1.2 * heat / (20 + 150 * tower);
    double lift = Math.max(8, condenser + 4 - (water - 4));
    double performance = CARNOT_SHARE * (water - 4 + 273.15) / lift * (0.6 + 0.8 * part - 0.4 * part * part);
    return heat / performance + CHILLER_IDLE * running;
  }
}
