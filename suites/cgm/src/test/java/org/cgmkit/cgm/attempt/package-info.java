/** Proof that what submitters send is understood. */
@NullMarked
package org.cgmkit.cgm.attempt;

import org.jspecify.annotations.NullMarked;
