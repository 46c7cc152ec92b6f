/** Every file that a run leaves behind, written by one call. */
@NullMarked
package org.cgmkit.reports.files;

import org.jspecify.annotations.NullMarked;
