/** Proof that target files are read as they are meant, and that mistakes in them are told by their line. */
@NullMarked
package org.cgmkit.cgm.config.file;

import org.jspecify.annotations.NullMarked;
