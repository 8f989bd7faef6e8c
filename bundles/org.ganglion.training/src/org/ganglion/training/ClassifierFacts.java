package org.ganglion.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.operator.InputException;

/**
 * What a classifier must say about itself, and how it is kept in a model's facts: {@code kind} {@code classifier}, {@code classes} one a line,
 * {@code scale} and {@code shift} by which a pixel or value p enters as {@code p·scale + shift}.
 */
record ClassifierFacts(List<String> classes, float scale, float shift) {
  static final String KIND = "classifier";

  ClassifierFacts {
    classes = List.copyOf(classes);
  }

  Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("kind", KIND);
    about.put("classes", String.join("\n", classes));
    about.put("scale", Float.toString(scale));
    about.put("shift", Float.toString(shift));
    return about;
  }

  /**
   * Reads a model's facts.
   *
   * @throws InputException when it is no classifier
   */
  static ClassifierFacts of(Model model) {
    String kind = model.about().getOrDefault("kind", "model of no known kind");
    if (!kind.equals(KIND)) {
      throw new InputException("model: this is a " + kind + ", a classifier is needed, the port 'model' of train.classifier");
    }
    return new ClassifierFacts(
        Arrays.asList(model.about().get("classes").split("\n")), Float.parseFloat(model.about().getOrDefault("scale", "1")),
        Float.parseFloat(model.about().getOrDefault("shift", "0")));
  }

  /** Images that this classifier may be asked about. */
  Images fitting(String port, Images images) {
    Images.Labels labels = images.labels()
        .orElseThrow(() -> new InputException(port + ": a classifier is judged by images with labels, these have none"));
    if (!labels.classes().equals(classes)) {
      throw new InputException(port + ": these images have the classes " + labels.classes() + ", the model knows " + classes);
    }
    return images;
  }
}
