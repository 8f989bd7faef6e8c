package org.ganglion.workflow.live.flow;

import org.ganglion.api.live.LiveRecord;

/** A record on its way between two nodes. */
public record Flight(LiveRecord record, Origin origin) {}
