package org.ganglion.experiments.trial;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.kit.training.LabelledImages;
import org.ganglion.kit.training.Samples;

/**
 * Images in three parts that never mix.
 *
 * @param training what networks learn from
 * @param validation what trials are compared on; the search itself learns from it
 * @param choice what the champion is chosen on; neither training nor search ever saw it
 * @param outputs of a network: one for each class, or one number
 * @param measure what trials are compared by
 * @param things what the samples are called
 */
public record Material(Samples training, Samples validation, Samples choice, int outputs, Measure measure, String things) {
  /** Pixels enter as p/255. */
  public static final float SCALE = 1f / 255;

  private static final int LEAST = 20;

  /** Shares of the images that are kept from training, where no others are given for it. */
  public record Shares(double validation, double choice) {}

  /**
   * Cuts images at random, copies of an image kept in one part, or takes those that are given for a part, without those that are copies of others.
   *
   * @param log hears what was left out
   * @throws InputException when a part would be too small to tell anything, or has other classes
   */
  public static Material of(Images images, Optional<Images> validation, Optional<Images> choice, Shares shares, long seed, Consumer<String> log) {
    Images.Labels labels = labels("images", images);
    Copies copies = new Copies();
    validation.ifPresent(given -> fitting("validation", given, labels));
    choice.ifPresent(given -> fitting("choice", given, labels));
    int forChoice = choice.isPresent() ? 0 : (int) Math.round(images.count() * shares.choice());
    int forValidation = validation.isPresent() ? 0 : (int) Math.round(images.count() * shares.validation());
    int[][] cut = Copies.apart(images, new int[] {forChoice, forValidation}, RandomStream.of(seed, "parts"));
    copies.add(images);
    Samples comparing = validation.map(given -> part(given, copies.others("validation", given, log))).orElseGet(() -> part(images, cut[1]));
    validation.ifPresent(copies::add);
    Samples choosing = choice.map(given -> part(given, copies.others("choice", given, log))).orElseGet(() -> part(images, cut[0]));
    Samples training = part(images, cut[2]);
    return new Material(training, comparing, choosing, labels.classes().size(), Measure.ACCURACY, "images").checked();
  }

  /**
   * Cuts rows of a table at random, rows of equal inputs kept in one part.
   *
   * @param target the column that is told from all others
   * @throws InputException when there is no such column, others hold words or nothing, or a part would be too small
   */
  public static Material of(Table table, String target, Shares shares, long seed) {
    return new TableMaterial(table, target, shares, seed).material().checked();
  }

  /** What users of a model of a table must know; the same as {@link #of(Table, String, Shares, long)} prepared it by. */
  public static Map<String, String> about(Table table, String target, Shares shares, long seed) {
    return new TableMaterial(table, target, shares, seed).about();
  }

  private Material checked() {
    int all = training.count() + validation.count() + choice.count();
    if (Math.min(training.count(), Math.min(validation.count(), choice.count())) < LEAST) {
      throw new InputException(things + ": " + all + " " + things + " make parts of " + training.count() + ", " + validation.count() + " and "
          + choice.count() + "; each needs "
          + LEAST + " at least");
    }
    return this;
  }

  private static Samples part(Images images, int[] positions) {
    return new LabelledImages(images, SCALE, 0).only(positions);
  }

  private static void fitting(String port, Images images, Images.Labels known) {
    Images.Labels labels = labels(port, images);
    if (!labels.classes().equals(known.classes())) {
      throw new InputException(port + ": these images have the classes " + labels.classes() + ", the others " + known.classes());
    }
  }

  private static Images.Labels labels(String port, Images images) {
    return images.labels().orElseThrow(() -> new InputException(port + ": a search compares classifiers, so the images need labels"));
  }
}
