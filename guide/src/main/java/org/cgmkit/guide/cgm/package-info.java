/** What the CGM guide holds that computers read: canonicals, profiles, codes, scopes. */
@NullMarked
package org.cgmkit.guide.cgm;

import org.jspecify.annotations.NullMarked;
