/**
 * The arithmetic behind a glucose summary: thresholds, formulas and rounding, each with its source. The guide names the
 * values and leaves their computation to the literature.
 */
@NullMarked
package org.cgmkit.guide.glucose;

import org.jspecify.annotations.NullMarked;
