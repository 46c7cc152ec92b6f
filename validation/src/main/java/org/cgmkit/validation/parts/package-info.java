/** Judges a long submission in parts, with the findings that the whole would get. */
@NullMarked
package org.cgmkit.validation.parts;

import org.jspecify.annotations.NullMarked;
