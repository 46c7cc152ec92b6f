/** Runs at a terminal. */
@NullMarked
package org.cgmkit.cli.run;

import org.jspecify.annotations.NullMarked;
