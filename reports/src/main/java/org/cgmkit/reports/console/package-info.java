/** What a person sees in the terminal, during a run and after it. */
@NullMarked
package org.cgmkit.reports.console;

import org.jspecify.annotations.NullMarked;
