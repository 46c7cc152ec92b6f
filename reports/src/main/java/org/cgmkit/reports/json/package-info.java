/** The results file that other programs read, and that every report can be made of again. */
@NullMarked
package org.cgmkit.reports.json;

import org.jspecify.annotations.NullMarked;
