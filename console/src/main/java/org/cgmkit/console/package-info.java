/** The hosted kit: teams, their sandboxes, live traffic, on pages. */
@NullMarked
package org.cgmkit.console;

import org.jspecify.annotations.NullMarked;
