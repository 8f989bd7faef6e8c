package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.runtime.api.control.ControlServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ganglion serve}. */
@Command(
    name = "serve",
    description = "Keeps the platform running over a state folder: live workflows, runs given to it, and plug-ins that are swapped under both.",
    footer = {"", "Other commands find it by the folder. Jars put into its folder 'plugins' are installed. Ctrl-C ends it."})
public final class Serve implements Callable<Integer> {
  private final Client client;

  @Mixin private final HomeOption home;

  public Serve(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    // First, since no other process changes the folder's plug-ins while this one brings them in.
    try (ControlServer.Serving serving = client.control().serve(home.path())) {
      client.plugins().open(home.path());
      client.plugins().watch();
      client.plugins().list().stream().filter(plugin -> !plugin.note().isEmpty())
          .forEach(plugin -> client.err().println(plugin.name() + " " + plugin.version() + ": " + plugin.note()));
      client.live().start(home.path());
      client.out().println("Serving " + home.path() + " on 127.0.0.1:" + serving.port());
      client.out().flush();
      try (Client.Interrupts.Registration interrupt = client.interrupts().onInterrupt(end::countDown)) {
        end.await();
      }
      client.live().stop(home.path());
    }
    return ExitCode.OK;
  }
}
