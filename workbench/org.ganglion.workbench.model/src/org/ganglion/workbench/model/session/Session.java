package org.ganglion.workbench.model.session;

import java.nio.file.Path;
import java.util.Optional;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.plugins.Plugins;

/**
 * One state folder and the platform over it. Service: registered once, when the workbench starts. Views do not know whose process the platform runs
 * in.
 *
 * @param home state folder
 * @param runtime of this process or of the server: operators, checks, runs; what is past is read from the folder
 * @param plugins of this process or of the server it is attached to
 * @param examples folder of the example workflows
 * @param changes of operators and plug-ins
 * @param connection whose process it is
 */
public record Session(Path home, GanglionRuntime runtime, Plugins plugins, Optional<Path> examples, Changes changes, Connection connection) {}
