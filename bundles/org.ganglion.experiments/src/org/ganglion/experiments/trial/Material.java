package org.ganglion.experiments.trial;

import java.util.Arrays;
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

  /**
   * Cuts images in three at random.
   *
   * @throws InputException when a part would be too small to tell anything
   */
  public static Material of(Images images, double validationShare, double choiceShare, long seed) {
    Images.Labels labels = images.labels().orElseThrow(() -> new InputException("images: a search compares classifiers, so the images need labels"));
    int choice = (int) Math.round(images.count() * choiceShare);
    int validation = (int) Math.round(images.count() * validationShare);
    if (choice < 20 || validation < 20 || images.count() - choice - validation < 20) {
      throw new InputException("images: " + images.count() + " images make parts of " + (images.count() - choice - validation) + ", " + validation + " and " + choice
          + "; each needs 20 at least");
    }
    LabelledImages all = new LabelledImages(images, SCALE, 0);
    int[] order = RandomStream.of(seed, "parts").permutation(images.count(), 0);
    int[] forChoice = Arrays.copyOf(order, choice);
    int[] forValidation = Arrays.copyOfRange(order, choice, choice + validation);
    return new Material(all.only(Arrays.copyOfRange(order, choice + validation, order.length)), all.only(forValidation), all.only(forChoice),
        classes(labels, forChoice), classes(labels, forValidation), labels.classes().size());
  }

  private static int[] classes(Images.Labels labels, int[] positions) {
    return Arrays.stream(positions).map(i -> labels.of()[i]).toArray();
  }
}
