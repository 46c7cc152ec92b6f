/** Draws the pictures of a run into an HTML page, as SVG that needs no script. */
@NullMarked
package org.cgmkit.reports.drawing;

import org.jspecify.annotations.NullMarked;
