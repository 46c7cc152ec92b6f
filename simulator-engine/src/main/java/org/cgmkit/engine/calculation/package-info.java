/** The reference engine: from a trace and a policy to outcomes, in exact fractions. */
@NullMarked
package org.cgmkit.engine.calculation;

import org.jspecify.annotations.NullMarked;
