package org.ganglion.experiments.trial;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.artifact.Images;
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
 * @param choiceClasses the right classes of {@code choice}
 */
public record Material(Samples training, Samples validation, Samples choice, int[] choiceClasses, int[] validationClasses, int classes) {
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
    Part comparing = validation.map(given -> Part.of(given, copies.others("validation", given, log))).orElseGet(() -> Part.of(images, cut[1]));
    validation.ifPresent(copies::add);
    Part choosing = choice.map(given -> Part.of(given, copies.others("choice", given, log))).orElseGet(() -> Part.of(images, cut[0]));
    Part training = Part.of(images, cut[2]);
    if (Math.min(training.of().length, Math.min(comparing.of().length, choosing.of().length)) < LEAST) {
      throw new InputException("images: " + images.count() + " images make parts of " + training.of().length + ", " + comparing.of().length + " and "
          + choosing.of().length + "; each needs " + LEAST + " at least");
    }
    return new Material(training.samples(), comparing.samples(), choosing.samples(), choosing.of(), comparing.of(), labels.classes().size());
  }

  private record Part(Samples samples, int[] of) {
    static Part of(Images images, int[] positions) {
      int[] of = images.labels().orElseThrow().of();
      return new Part(new LabelledImages(images, SCALE, 0).only(positions), Arrays.stream(positions).map(i -> of[i]).toArray());
    }
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
