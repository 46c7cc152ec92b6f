/** Reads a target file: YAML that describes a target, with every mistake told by its line. */
@NullMarked
package org.cgmkit.kit.config.file;

import org.jspecify.annotations.NullMarked;
