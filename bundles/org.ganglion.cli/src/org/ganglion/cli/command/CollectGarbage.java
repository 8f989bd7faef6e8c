package org.ganglion.cli.command;

import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ganglion.cli.Client;
import org.ganglion.cli.ExitCode;
import org.ganglion.cli.UserException;
import org.ganglion.cli.text.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion gc}. */
@Command(name = "gc", description = "Removes the oldest artifacts that no kept run needs, until the store is within its quota.")
public final class CollectGarbage implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kMGT]?)B?");

  private final Client client;

  @Mixin private final HomeOption home;

  @Option(names = "--quota", paramLabel = "SIZE", defaultValue = "20G", description = "What may stay, as in 500M or 20G; 20G if not given.")
  private String quota;

  public CollectGarbage(Client client) {
    this.client = client;
    this.home = new HomeOption(client);
  }

  @Override
  public Integer call() throws Exception {
    long freed = client.runtime().collect(home.path(), bytes(quota));
    client.out().println("Freed " + Figures.bytes(freed) + ".");
    return ExitCode.OK;
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new UserException("--quota takes a size such as 500M or 20G, not '" + text + "'");
    }
    return (long) (Double.parseDouble(size.group(1)) * Math.pow(1000, size.group(2).isEmpty() ? 0 : 1 + "kMGT".indexOf(size.group(2))));
  }
}
