package org.ganglion.rl.environments.cooling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ganglion.api.random.RandomStream;
import org.junit.jupiter.api.Test;

/** If this fails, energy comes from nowhere, and an agent will find out. */
class PlantTest {
  private static Plant settled(Controls controls, double outdoor, double load) {
    Plant plant = new Plant();
    for (int step = 0; step < 600; step++) {
      plant.advance(controls, outdoor, load);
    }
    return plant;
  }

  @Test
  void atRestTheCoilCarriesAwayWhatServersAndFansGiveOff() {
    double fans = 0.8;
    double load = 500;
    Plant plant = settled(new Controls(12, fans, 0.6), 20, load);
    double heat = load + 30 * Math.pow(fans, 3) + 0.006 * load * Math.max(0, plant.hall - 24);
    double transfer = 110 * fans * (1 - Math.exp(-1.6 / Math.pow(fans, 0.4)));
    // The water's controller is proportional: 600 kW for each degree above the set point.
    assertEquals(12 + heat / 600, plant.water, 1e-6);
    assertEquals(plant.water + heat / transfer, plant.hall, 1e-6);
    assertEquals(plant.hall, plant.measured, 1e-6);
  }

  @Test
  void coldAirReplacesTheChillers() {
    Controls controls = new Controls(16, 0.8, 0.6);
    double winter = settled(controls, 0, 500).power;
    double summer = settled(controls, 30, 500).power;
    // Fans, tower and pump only: 30·0.8³ + 40·0.6³ + 4 kW, and what the servers' fans need.
    assertEquals(15.36 + 8.64 + 4, winter, 2);
    assertTrue(summer > 4 * winter, summer + " kW in summer, " + winter + " kW in winter");
  }

  @Test
  void warmWaterSavesAtTheChillersInSummer() {
    assertTrue(settled(new Controls(17, 0.9, 0.6), 28, 500).power < settled(new Controls(9, 0.9, 0.6), 28, 500).power);
  }

  @Test
  void theSensorLagsBehind() {
    Plant plant = settled(new Controls(12, 0.8, 0.6), 20, 500);
    double before = plant.measured;
    plant.advance(new Controls(12, 0.3, 0.6), 20, 900);
    assertTrue(plant.measured > before && plant.measured < plant.hall);
  }

  @Test
  void theLoadNeverGrowsFasterThanTheEnvelopeAssumes() {
    double most = 0;
    for (int day = 0; day < 200; day++) {
      Conditions conditions = new Conditions(RandomStream.of(3, "load"), day, Conditions.STEPS_PER_DAY);
      for (int i = 1; i < conditions.load.length; i++) {
        most = Math.max(most, conditions.load[i] - conditions.load[i - 1]);
        assertTrue(conditions.load[i] <= Conditions.MOST_LOAD);
      }
    }
    assertTrue(most <= Conditions.MOST_GROWTH && most > 0.8 * Conditions.MOST_GROWTH, "most growth " + most);
  }
}
