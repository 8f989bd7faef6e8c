/** The encoding of Protocol Buffers, as specified at protobuf.dev: as much of it as other tools' files need. */
package org.ganglion.kit.protobuf;
