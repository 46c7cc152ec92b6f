/** What findings say of known traps of the guide. */
@NullMarked
package org.cgmkit.cgm.trap;

import org.jspecify.annotations.NullMarked;
