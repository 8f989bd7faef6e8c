package org.ganglion.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.data.prepare.ImageRows;
import org.osgi.service.component.annotations.Component;

/** Brings classes to chosen sizes by leaving images out or taking them several times. For training images only. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.balance-images", version = "1.0",
    summary = "Brings classes to one size, or single classes to a size of their own, by leaving out or repeating images")
public final class BalanceImages implements Operator<BalanceImages.In, BalanceImages.Params, BalanceImages.Out> {
  /** Images with classes. */
  public record In(@Port("training images with classes; a test must keep the shares of the world") Images images) {}

  /** Which size. */
  public enum To {
    /** As they are. */
    NONE,
    /** The smallest class. */
    SMALLEST,
    /** The largest class; images of others are repeated. */
    LARGEST
  }

  /** How. */
  public record Params(
      @Default("none") @Help("size of every class that is not named below") To to,
      @Default("{}") @Help("images of single classes, by name: {\"3\": 30} leaves thirty of class 3") Map<String, Integer> classes,
      @Help("images of each class at most") @Min(1) Optional<Integer> most) {}

  /** Balanced. */
  public record Out(@Port("the images, classes in their new sizes, in a shuffled order") Images images,
      @Port("size of each class before and after") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Images.Labels labels = in.images().labels().orElseThrow(() -> new InputException("images: they have no classes to balance"));
    params.classes().keySet().stream().filter(name -> !labels.classes().contains(name)).findFirst().ifPresent(name -> {
      throw new InputException("classes: there is no class '" + name + "'; " + Names.offer(name, labels.classes()));
    });
    List<int[]> members = new ArrayList<>();
    for (int k = 0; k < labels.classes().size(); k++) {
      int wanted = k;
      members.add(IntStream.range(0, labels.of().length).filter(i -> labels.of()[i] == wanted).toArray());
    }
    IntStream sizes = members.stream().mapToInt(each -> each.length).filter(size -> size > 0);
    int common = params.to() == To.SMALLEST ? sizes.min().orElse(0) : sizes.max().orElse(0);
    RandomStream random = RandomStream.of(context.seed(), "balance");
    List<Map<String, Object>> facts = new ArrayList<>();
    IntStream.Builder chosen = IntStream.builder();
    for (int k = 0; k < members.size(); k++) {
      String name = labels.classes().get(k);
      int[] own = members.get(k);
      int size = params.classes().getOrDefault(name, params.to() == To.NONE ? own.length : common);
      size = Math.min(size, params.most().orElse(size));
      if (own.length == 0 && params.classes().containsKey(name)) {
        throw new InputException("classes: class '" + name + "' has no image to repeat");
      }
      int[] order = random.permutation(own.length, k);
      IntStream.range(0, own.length == 0 ? 0 : size).forEach(i -> chosen.add(own[order[i % own.length]]));
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("class", name);
      row.put("before", own.length);
      row.put("after", own.length == 0 ? 0 : size);
      facts.add(row);
    }
    int[] rows = chosen.build().toArray();
    if (rows.length == 0) {
      throw new InputException("classes: no image is left");
    }
    int[] shuffle = random.permutation(rows.length, members.size());
    return new Out(ImageRows.select(in.images(), IntStream.of(shuffle).map(i -> rows[i]).toArray()), new Facts(Map.of("classes", facts)));
  }
}
