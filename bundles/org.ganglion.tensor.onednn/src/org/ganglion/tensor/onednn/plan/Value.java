package org.ganglion.tensor.onednn.plan;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.ganglion.tensor.onednn.natives.Area;

/** An activation of a plan: its memory, the layouts it has been brought into, and what consumers add to its gradient. */
public final class Value {
  private final long[] axes;
  private final int wanted;
  private final Area area;
  private final List<Area> forms = new ArrayList<>();
  private final List<Area> contributions = new ArrayList<>();
  private boolean pinned;

  Value(long[] axes, int wanted, Area area) {
    this.axes = axes;
    this.wanted = wanted;
    this.area = area;
    forms.add(area);
  }

  /** Axis lengths, batch first. */
  public long[] axes() {
    return axes;
  }

  /** Backward passes in which its gradient is needed; 0 for none. */
  public int wanted() {
    return wanted;
  }

  /** The memory that its producer writes. */
  public Area area() {
    return area;
  }

  /** Says that its memory is read after the forward pass or by Java, so that an input must be copied into it. */
  public void pin() {
    pinned = true;
  }

  boolean pinned() {
    return pinned;
  }

  List<Area> contributions() {
    return contributions;
  }

  Area form(memory.desc layout) {
    return find(forms, layout);
  }

  void addForm(Area form) {
    forms.add(form);
  }

  static Area find(List<Area> areas, memory.desc layout) {
    for (Area area : areas) {
      if (area.layout().equals(layout)) {
        return area;
      }
    }
    return null;
  }
}
