/** The ways to an engine and back. */
@NullMarked
package org.cgmkit.outcomes.engine;

import org.jspecify.annotations.NullMarked;
