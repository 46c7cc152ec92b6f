/** Proves the launcher script at the project's root. */
@NullMarked
package org.cgmkit.cli.launcher;

import org.jspecify.annotations.NullMarked;
