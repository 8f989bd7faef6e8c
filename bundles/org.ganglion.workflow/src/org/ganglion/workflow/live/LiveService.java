package org.ganglion.workflow.live;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.RoutingService;
import org.ganglion.workflow.routing.Routing;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The live engine of a framework: follows the routing, and processors that come and go without it. */
@Component(service = {LiveWorkflows.class, LiveService.class})
public final class LiveService implements LiveWorkflows {
  private final LiveEngine engine;
  private final Routing.Registration registration;
  private final BundleContext context;
  private final ServiceListener listener;

  @Activate
  public LiveService(@Reference RoutingService routing, BundleContext context) throws InvalidSyntaxException {
    this.engine = new LiveEngine(routing.routes(), routing.ghosts(), new Disk(), () -> new FileInputStream(FileDescriptor.in));
    this.registration = routing.listen(change -> engine.routesChanged());
    this.context = context;
    this.listener = event -> engine.routesChanged();
    context.addServiceListener(listener, "(" + Constants.OBJECTCLASS + "=" + ProcessorFactory.class.getName() + ")");
  }

  @Deactivate
  void deactivate() {
    registration.close();
    context.removeServiceListener(listener);
    engine.close();
  }

  @Override
  public List<OperatorDescriptor> types() {
    return engine.types();
  }

  @Override
  public String schema() {
    return engine.schema();
  }

  @Override
  public List<Problem> check(Path home, WorkflowSource source) {
    return engine.check(home, source);
  }

  @Override
  public void start(Path home) throws IOException {
    engine.start(home);
  }

  @Override
  public void stop(Path home) {
    engine.stop(home);
  }

  @Override
  public LiveChange preview(Path home, WorkflowSource source) {
    return engine.preview(home, source);
  }

  @Override
  public LiveChange deploy(Path home, WorkflowSource source) throws IOException {
    return engine.deploy(home, source);
  }

  @Override
  public void undeploy(Path home, String name, boolean force) throws IOException {
    engine.undeploy(home, name, force);
  }

  @Override
  public List<LiveStatus> status(Path home) {
    return engine.status(home);
  }

  @Override
  public LiveRun run(Path home, WorkflowSource source) throws IOException {
    return engine.run(home, source);
  }
}
