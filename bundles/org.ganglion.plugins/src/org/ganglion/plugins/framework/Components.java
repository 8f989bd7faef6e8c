package org.ganglion.plugins.framework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What is to be said of a bundle's components. */
final class Components {
  private final ServiceComponentRuntime runtime;

  Components(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  /** Why components of a bundle do not live, one sentence each; empty when all could. */
  List<String> problems(Bundle bundle) {
    List<String> problems = new ArrayList<>();
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
      Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
      for (ComponentConfigurationDTO configuration : configurations) {
        if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          problems.add("the component " + component.implementationClass + " threw " + firstLine(configuration.failure));
        } else if (configuration.unsatisfiedReferences.length > 0) {
          problems.add("the component " + component.implementationClass + " waits for " + references(component, configuration));
        }
      }
    }
    return problems;
  }

  private static String references(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
    return Arrays.stream(configuration.unsatisfiedReferences).map(missing -> reference(component, missing)).collect(Collectors.joining(" and "));
  }

  private static String reference(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
    String service = Arrays.stream(component.references).filter(each -> each.name.equals(missing.name)).map(Components::service).findFirst()
        .orElse(missing.name);
    String target = missing.target == null ? "" : " with " + missing.target;
    return "a service " + service + target + (missing.targetServices.length == 0 ? ", which no bundle offers" : "");
  }

  private static String service(ReferenceDTO reference) {
    return reference.interfaceName;
  }

  private static String firstLine(String failure) {
    return failure == null ? "something that was not kept" : failure.lines().findFirst().orElse("").strip();
  }
}
