/** Asks an engine, by command or over HTTP, and reads what it answers. */
@NullMarked
package org.cgmkit.outcomes.engine;

import org.jspecify.annotations.NullMarked;
