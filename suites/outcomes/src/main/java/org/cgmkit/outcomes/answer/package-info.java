/** What engines answer, and where their answers have which figure. */
@NullMarked
package org.cgmkit.outcomes.answer;

import org.jspecify.annotations.NullMarked;
