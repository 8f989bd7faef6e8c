package org.ganglion.workflow.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.ArtifactType;
import org.ganglion.api.operator.Operator;
import org.ganglion.workflow.codec.DevicePackageCodec;
import org.ganglion.workflow.codec.DocumentCodec;
import org.ganglion.workflow.codec.FactsCodec;
import org.ganglion.workflow.codec.ImagesCodec;
import org.ganglion.workflow.codec.ModelCodec;
import org.ganglion.workflow.codec.PicturesCodec;
import org.ganglion.workflow.codec.SeriesCodec;
import org.ganglion.workflow.codec.TableCodec;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Plugin;
import org.ganglion.workflow.leases.Services;

/** Services in memory that count their leases. */
public final class FakeServices implements Services {
  public final AtomicInteger open = new AtomicInteger();
  public final AtomicInteger activations = new AtomicInteger();
  public final Map<String, String> kernel = new TreeMap<>(Map.of("org.ganglion.workflow", "k1"));
  private final List<Offer> offers = new CopyOnWriteArrayList<>();

  /** With the codecs of the platform. */
  public FakeServices() {
    for (ArtifactCodec<?> codec :
        List.of(new DevicePackageCodec(), new DocumentCodec(), new FactsCodec(), new ImagesCodec(), new ModelCodec(), new PicturesCodec(),
            new SeriesCodec(), new TableCodec())) {
      add(ArtifactCodec.class, codec.javaType().getAnnotation(ArtifactType.class).value(), "1.0", true, "codecs", codec);
    }
  }

  /** A pure operator of version 1.0. */
  public FakeServices operator(String id, Operator<?, ?, ?> operator) {
    return add(Operator.class, id, "1.0", true, "plugin-1", operator);
  }

  /** A service; the last word is the digest of its plug-in. */
  public FakeServices add(Class<?> type, String id, String version, boolean pure, String digest, Object service) {
    return from("test.plugin", type, id, version, pure, digest, service);
  }

  /** A service of a plug-in. */
  public FakeServices from(String plugin, Class<?> type, String id, String version, boolean pure, String digest, Object service) {
    offers.add(new Offer(type.getName(), id, version, "does " + id, pure, "", 0, new Plugin(plugin, "1.0.0", digest), digest.hashCode(), service));
    return this;
  }

  /** Takes all services of an id away. */
  public void remove(String id) {
    offers.removeIf(offer -> offer.id().equals(id));
  }

  @Override
  public List<Offer> offers(String type) {
    List<Offer> found = new ArrayList<>(offers);
    found.removeIf(offer -> !offer.type().equals(type));
    return found;
  }

  @Override
  public List<Offer> of(long bundle) {
    return offers.stream().filter(offer -> offer.bundle() == bundle).toList();
  }

  @Override
  public String digest(long bundle) {
    return of(bundle).stream().map(offer -> offer.plugin().digest()).findFirst().orElse("");
  }

  @Override
  public <T> Optional<Lease<T>> lease(Offer offer, Class<T> type) {
    open.incrementAndGet();
    activations.incrementAndGet();
    return Optional.of(new Lease<T>() {
      private boolean closed;

      @Override
      public T service() {
        return type.cast(offer.handle());
      }

      @Override
      public Offer offer() {
        return offer;
      }

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          open.decrementAndGet();
        }
      }
    });
  }

  @Override
  public Map<String, String> kernel() {
    return kernel;
  }
}
