package org.ganglion.data;

import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.profile.ImageProfile;
import org.osgi.service.component.annotations.Component;

/** Shows what images hold before anything is learned from them. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.profile-images", version = "1.0", summary = "A page on images: classes with examples, brightness, copies, what looks wrong")
public final class ProfileImages implements Operator<ProfileImages.In, ProfileImages.Params, ProfileImages.Out> {
  /** What to look at. */
  public record In(@Port("any images, with classes or without") Images images) {}

  /** How to show it. */
  public record Params(
      @Default("What the images hold") @Help("heading of the page") String title,
      @Default("8") @Min(1) @Max(24) @Help("examples of each class") int examples) {}

  /** The page and its figures. */
  public record Out(@Port("the page") Document page, @Port("size, images of each class, copies, what looks wrong") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    if (in.images().count() == 0) {
      throw new InputException("images: there is none to look at");
    }
    ImageProfile profile = new ImageProfile(in.images());
    return new Out(profile.page("profile", params.title(), params.examples()), new Facts(profile.figures()));
  }
}
