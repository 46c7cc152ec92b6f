/** Reads what the target files of receivers and submitters have beside what all target files have. */
@NullMarked
package org.cgmkit.cgm.config.file;

import org.jspecify.annotations.NullMarked;
