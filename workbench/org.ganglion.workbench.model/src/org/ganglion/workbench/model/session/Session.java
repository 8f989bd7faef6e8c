package org.ganglion.workbench.model.session;

import java.nio.file.Path;
import java.util.Optional;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.plugins.Plugins;

/**
 * One state folder and the platform over it. Service: registered once, when the workbench starts.
 *
 * @param home state folder
 * @param runtime of this process: operators, checks, and the history of runs, which is read from the folder
 * @param plugins of this process or of the server it is attached to
 * @param examples folder of the example workflows
 * @param changes of operators and plug-ins
 */
public record Session(Path home, GanglionRuntime runtime, Plugins plugins, Optional<Path> examples, Changes changes) {}
