package org.ganglion.data;

import java.util.Map;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.profile.TableProfile;
import org.osgi.service.component.annotations.Component;

/** Shows what a table holds before anything is learned from it. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.profile-table", version = "1.0",
    summary = "A page on a table: types, histograms, missing values, examples, what looks wrong")
public final class ProfileTable implements Operator<ProfileTable.In, ProfileTable.Params, ProfileTable.Out> {
  /** What to look at. */
  public record In(@Port("any table") Table table) {}

  /** How to call it. */
  public record Params(@Default("What the table holds") @Help("heading of the page") String title) {}

  /** The page and its figures. */
  public record Out(@Port("the page") Document page, @Port("kind, missing and different values of each column") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    TableProfile profile = new TableProfile(in.table());
    return new Out(profile.page("profile", params.title()), new Facts(Map.of("columns", profile.figures())));
  }
}
