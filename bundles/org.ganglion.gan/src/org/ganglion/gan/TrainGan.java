package org.ganglion.gan;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Arena;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.architecture.SpectralNormalisation;
import org.ganglion.gan.health.Examination;
import org.ganglion.gan.health.Watch;
import org.ganglion.gan.health.Watchdog;
import org.ganglion.gan.measure.ClassifierNet;
import org.ganglion.gan.measure.DiscriminatorStrength;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.sample.GeneratorModel;
import org.ganglion.gan.sample.SampleSheet;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.RealImages;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.SampleOrder;
import org.ganglion.gan.source.Shift;
import org.ganglion.gan.training.GanTraining;
import org.ganglion.gan.training.LearningRates;
import org.ganglion.gan.training.SheetPlan;
import org.ganglion.gan.training.TrainingPlan;
import org.ganglion.gan.turn.DiscriminatorTurn;
import org.ganglion.gan.turn.GanLoss;
import org.ganglion.gan.turn.GeneratorTurn;
import org.ganglion.gan.turn.HeadStart;
import org.ganglion.gan.turn.TurnSchedule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Trains a generative adversarial network (Goodfellow et al., 2014). Two players: the generator makes samples from noise, the discriminator says how
 * real a sample is. The discriminator has a head start, so that it knows something before it teaches; then they take turns. The generator learns only
 * through the discriminator, which does not move in the generator's turn.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.train", version = "1.0", summary = "Trains a GAN to make samples like the images given")
public final class TrainGan implements Operator<TrainGan.In, TrainGan.Params, TrainGan.Out> {
  /** Images that the watchdog's judge learns from, and how often it sees them: enough to tell classes apart. */
  private static final int JUDGED = 8_000;

  private static final int JUDGE_EPOCHS = 4;

  /** A class is rare below one in so many of an equal share. */
  private static final long RARE = 4;

  private final TensorCore core;

  @Activate
  public TrainGan(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to imitate. */
  public record In(
      @Port("images to imitate; a GAN needs continuous values such as pixels, not categories: the generator learns by small changes of every value,"
          + " along the"
              + " discriminator's gradient")
          Images images) {}

  /** How to train. */
  public record Params(
      @Default("dense") @Help("which networks: the id of a GAN architecture") String architecture,
      @Default("64") @Min(1) @Help("values of noise that a sample is made from") int latent,
      @Default("none") @Help("what a sample is made for: its class (labels), its attributes, or nothing in particular") Conditions.Kind condition,
      @Default("{}") @Help("the discriminator's first, long turn") HeadStart headStart,
      @Default("{}") @Help("batches per turn") TurnSchedule.Turns turns,
      @Default("12") @Min(1) @Help("how often every sample is seen in the discriminator's turns after the head start") int epochs,
      @Default("128") @Min(2) @Help("samples in a batch") int batch,
      @Help("size of the steps: one number, or one for each player; left out: 0.001 for the generator and 0.0005 for the discriminator, which needs"
          + " 0.002 where its"
              + " weights are held down")
          Optional<LearningRates> learningRate,
      @Default("0.5") @Min(0) @Max(1) @Help("how much of the last step's direction is kept (Adam's first constant)") double beta1,
      @Default("non-saturating") @Help("what the players want") GanLoss.Kind loss,
      @Help("whether the discriminator's weights are held to a largest singular value of 1, which takes the place of its batch normalisation; left"
          + " out: with the"
              + " hinge loss")
          Optional<Boolean> spectralNormalisation,
      @Help("whether all classes are equally frequent in every batch, however rare in the data; left out: where samples are made by class and one"
          + " has less than a"
              + " quarter of an equal share")
          Optional<Boolean> balanced,
      @Default("0") @Min(0) @Max(8)
      @Help("pixels that real images are moved by at random, at most; the generator learns to make moved ones, too") int shift,
      @Default("0.1") @Min(0) @Max(0.5) @Help("how far the discriminator's target for real samples is below 1") double labelSmoothing,
      @Default("0.999") @Min(0) @Max(1)
          @Help("how much of the generator's running average stays at each of its batches; 0: no average") double averaging,
      @Default("{}") @Help("sample sheets drawn on the way") SheetPlan sheets,
      @Default("{}") @Help("how the training's health is watched") Watch watch) {}

  /** The trained players, and how it went. */
  public record Out(
      @Port("makes samples from noise; the average over its last turns") Model generator,
      @Port("says how real a sample is") Model discriminator,
      @Port("losses of both players and the discriminator's AUC, by batch") Series losses,
      @Port("samples of equal noise on the way, the last one at the end") Pictures sheets,
      @Port("the same as one moving picture (APNG)") Pictures animation) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    RealSamples samples = RealImages.of(in.images(), params.condition());
    int batch = fitting(params.batch(), samples.count(), context);
    SampleOrder order = new SampleOrder(samples.count(), batch, context.seed());
    balance(params, in.images(), order, context);
    GanShape shape = new GanShape(samples.channels(), samples.height(), samples.width(), params.latent(), samples.conditions().width());
    GanArchitecture architecture = context.use(GanArchitecture.class, params.architecture());
    CompileOptions learning = CompileOptions.training(batch).onEngine(context.engine());
    boolean spectral = params.spectralNormalisation().orElse(params.loss() == GanLoss.Kind.HINGE);
    try (GanNetworks networks = GanNetworks.compile(core, params.architecture(), architecture, shape, learning, spectral, context.seed());
        ImageClassifier judge = judge(params.watch(), samples, context)) {
      Pictures sheets = training(params, samples, order, networks, spectral, judge, batch, context).play();
      return new Out(
          model(GeneratorModel.KIND, networks.average(), samples),
          model("gan-discriminator", networks.discriminator(), samples),
          context.curves(),
          sheets,
          SampleSheet.film(sheets));
    }
  }

  private static void balance(Params params, Images images, SampleOrder order, RunContext context) {
    if (params.balanced().orElse(params.condition() == Conditions.Kind.LABELS)) {
      Images.Labels labels = images.labels().orElseThrow(() -> new InputException("balanced: true needs images with labels, these have none"));
      int[] counts = new int[labels.classes().size()];
      for (int label : labels.of()) {
        counts[label]++;
      }
      int rarest = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).boxed().min(Comparator.comparingInt(c -> counts[c])).orElseThrow();
      if (params.balanced().isPresent()) {
        order.balanced(labels.of(), counts.length);
      } else if (counts[rarest] * counts.length * RARE < labels.of().length) {
        context.log("batches hold every class equally often, since there are only " + counts[rarest] + " images of '" + labels.classes().get(rarest)
            + "'; 'balanced: false' leaves them as rare as they are");
        order.balanced(labels.of(), counts.length);
      }
    }
  }

  /** Who counts the classes that are still made; null where there are none to count. */
  private ImageClassifier judge(Watch watch, RealSamples samples, RunContext context) {
    boolean countable = samples.conditions().kind() == Conditions.Kind.LABELS && samples.conditions().width() > 1;
    return watch.every() == 0 || !watch.classes() || !countable
        ? null
        : ImageClassifier.train(core, ClassifierNet.SMALL, ChosenSamples.first(samples, JUDGED), JUDGE_EPOCHS, context.seed(), context);
  }

  /** The training that the parameters ask for. */
  static GanTraining training(
      Params params, RealSamples samples, SampleOrder order, GanNetworks networks, boolean spectral, ImageClassifier judge, int batch,
      RunContext context)
      throws IOException {
    GanLoss loss = GanLoss.of(params.loss(), params.labelSmoothing());
    Updater adam = Updater.adam(params.beta1());
    long seed = context.seed();
    Arena arena = context.arena();
    Optional<SpectralNormalisation> normalisation = spectral ? Optional.of(new SpectralNormalisation(networks.discriminator(), seed))
        : Optional.empty();
    TrainingPlan plan =
        new TrainingPlan(
            params.headStart(),
            params.learningRate().orElse(spectral ? LearningRates.HELD_DOWN : LearningRates.USUAL),
            params.sheets(),
            samples.range(),
            params.epochs(),
            batch,
            order.batchesPerEpoch(),
            params.turns().discriminator(),
            loss.least());
    return new GanTraining(
        networks,
        new DiscriminatorTurn(networks, samples, order, new Shift(params.shift()), loss, adam, normalisation, batch, seed, arena),
        new GeneratorTurn(networks, samples, order, loss, adam, params.averaging(), batch, seed, arena),
        new DiscriminatorStrength(networks, samples, order.heldOut(), batch, seed, arena),
        new Watchdog(params.watch(), networks, new Examination(networks, samples, order, judge, batch, seed, arena)),
        normalisation,
        plan,
        new TurnSchedule(params.turns(), params.epochs(), order.batchesPerEpoch()),
        context);
  }

  private static int fitting(int wanted, int count, RunContext context) {
    if (count < wanted) {
      context.log("a batch holds all " + count + " samples, since there are fewer than the " + wanted + " that 'batch' asks for");
    }
    return Math.min(wanted, count);
  }

  private static Model model(String kind, Network network, RealSamples samples) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("kind", kind);
    about.putAll(samples.conditions().about());
    about.putAll(samples.range().about());
    return Model.of(network, about);
  }
}
