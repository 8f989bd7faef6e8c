package org.ganglion.plugins.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.plugins.state.DesiredState;
import org.ganglion.plugins.state.Wanted;
import org.ganglion.workflow.routing.Provided;
import org.ganglion.workflow.routing.Routing;

/** Decides from what is known of a jar alone whether it may be installed, before anything is. */
final class Admission {
  private static final Set<String> NAMED = Set.of("org.ganglion.api.operator.Operator", "org.ganglion.api.live.ProcessorFactory");

  private final Platform platform;
  private final Routing routing;

  Admission(Platform platform, Routing routing) {
    this.platform = platform;
    this.routing = routing;
  }

  /** Why a candidate is refused; empty when it is not. */
  List<String> refusals(Candidate candidate, Optional<Version> replaced, DesiredState state, boolean dev) {
    List<String> refusals = new ArrayList<>();
    if (platform.kernel(candidate.name())) {
      refusals.add(candidate.name()
          + " belongs to the kernel, which stays as it is while the process lives; replace it in the product and start anew");
    }
    for (Version version : platform.installed()) {
      if (version.name().equals(candidate.name()) && version.digest().equals(candidate.digest())) {
        refusals.add(routing.admits(version.id()) ? version.name() + " " + version.version() + " is installed already" : version.name() + " "
            + version.version() + " is still draining");
      } else if (!dev && version.name().equals(candidate.name()) && version.version().equals(candidate.version().toString())) {
        refusals.add("version " + version.version() + " of " + candidate.name() + " is installed with another content (" + brief(version.digest())
            + ", this is " + brief(candidate.digest())
            + "); give it another version, or allow it with --dev");
      }
    }
    String signer = state.find(candidate.name()).map(Wanted::signer).orElse("");
    if (!signer.isEmpty() && !signer.equals(candidate.signer())) {
      refusals.add("the installed " + candidate.name() + " was signed by " + signer + ", this one "
          + (candidate.signer().isEmpty() ? "by nobody" : "by " + candidate.signer()) + "; remove the installed one first");
    }
    if (replaced.isPresent() && candidate.nativeCode()) {
      refusals.add(candidate.name() + " carries native code, which cannot be unloaded; stop the server, swap, and start it again");
    }
    return refusals;
  }

  /**
   * Which services of a version other plug-ins offer already. Beside each other they may offer the same ids where work can say which it wants; what
   * stands beside another may be replaced there.
   */
  List<String> conflicts(Version fresh, Optional<Version> replaced, boolean beside) {
    List<String> conflicts = new ArrayList<>();
    List<Provided> offered = routing.provided(fresh.id());
    List<Provided> shared = replaced.map(old -> routing.provided(old.id())).orElse(List.of());
    for (Version other : platform.installed()) {
      if (!other.name().equals(fresh.name()) && routing.admits(other.id())) {
        for (Provided provided : routing.provided(other.id())) {
          boolean both = beside || shared.stream().anyMatch(old -> same(old, provided));
          offered.stream().filter(mine -> same(mine, provided) && !(both && canBeTold(mine, provided))).forEach(mine ->
              conflicts.add("it offers " + mine + ", which " + other.name() + " " + other.version() + " offers already; remove that first, "
                  + (both ? "or give it another version: nobody could ask for one of the two"
                      : "or keep both with --beside: workflows choose by version or plug-in")));
        }
      }
    }
    return conflicts;
  }

  private static boolean same(Provided one, Provided other) {
    return one.type().equals(other.type()) && one.id().equals(other.id());
  }

  /** Whether work can say which of two services of one id it wants: by the version, or, where workflows name what they use, by the plug-in. */
  private static boolean canBeTold(Provided one, Provided other) {
    return NAMED.contains(one.type()) || !one.version().equals(other.version());
  }

  private static String brief(String digest) {
    return "sha256:" + digest.substring(0, Math.min(12, digest.length()));
  }
}
