/** How outcomes are written: the form in which the kit asks engines for them, and a table for people. */
@NullMarked
package org.cgmkit.engine.answer;

import org.jspecify.annotations.NullMarked;
