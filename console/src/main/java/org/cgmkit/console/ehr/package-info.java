/** Hosts sandboxes of the EHR simulator; the one package of the console that knows a simulator and its specification. */
@NullMarked
package org.cgmkit.console.ehr;

import org.jspecify.annotations.NullMarked;
