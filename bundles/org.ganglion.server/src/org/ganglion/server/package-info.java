/**
 * The control protocol: {@code POST /v1/<group>/<command>} on 127.0.0.1 with {@code Authorization: Bearer <token>} and a JSON object as body. The
 * answer is lines of JSON: {@code {"event": …}} while the command works, then {@code {"answer": …}} or {@code {"problem": "one sentence", "internal":
 * false}}.
 */
package org.ganglion.server;
