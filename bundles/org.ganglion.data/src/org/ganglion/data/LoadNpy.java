package org.ganglion.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.kit.npy.NpyArray;
import org.ganglion.kit.npy.Npz;
import org.osgi.service.component.annotations.Component;

/** Reads an array of NumPy as a table: rows × columns. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.npy", version = "1.0", summary = "Reads a NumPy array (.npy, or one of an .npz) of one or two axes as a table")
public final class LoadNpy implements Operator<LoadNpy.In, LoadNpy.Params, LoadNpy.Out> {
  /** Nothing: it all comes from a file. */
  public record In() {}

  /** Which array. */
  public record Params(
      @ExternalFile @Help("file ending in .npy or .npz") String file,
      @Help("which array of an .npz; may be left out where there is one only") Optional<String> array) {}

  /** The table. */
  public record Out(@Port("columns column1, column2 …") Table table) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Path file = context.file(params.file());
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": there is no such file");
    }
    NpyArray array = file.toString().endsWith(".npz") ? member(file, params.array()) : whole(file);
    if (array.shape().isEmpty() || array.shape().size() > 2) {
      throw new InputException(file + ": the array has the shape " + array.shape() + "; one or two axes make a table");
    }
    int rows = Math.toIntExact(array.shape().get(0));
    int columns = array.shape().size() == 1 ? 1 : Math.toIntExact(array.shape().get(1));
    List<Table.Column> table = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = array.at(row * columns + c);
      }
      table.add(new Table.Numbers("column" + (c + 1), values));
    }
    context.log(rows + " rows, " + columns + " columns of " + array.type());
    return new Out(new Table(table));
  }

  private static NpyArray whole(Path file) throws IOException {
    try {
      return NpyArray.map(file);
    } catch (IOException e) {
      throw new InputException(e.getMessage().startsWith(file.toString()) ? e.getMessage() : file + ": " + e.getMessage(), e);
    }
  }

  private static NpyArray member(Path file, Optional<String> name) throws IOException {
    var arrays = Npz.read(file);
    if (name.isEmpty() && arrays.size() == 1) {
      return arrays.values().iterator().next();
    }
    String wanted = name.orElseThrow(() -> new InputException("array: " + file + " holds " + arrays.keySet() + "; name one of them"));
    if (!arrays.containsKey(wanted)) {
      throw new InputException("array: " + file + " has no array '" + wanted + "'; " + Names.offer(wanted, List.copyOf(arrays.keySet())));
    }
    return arrays.get(wanted);
  }
}
