/** What a program needs to test a target: the target, the suite, and what it says before and after. */
@NullMarked
package org.cgmkit.cgm;

import org.jspecify.annotations.NullMarked;
