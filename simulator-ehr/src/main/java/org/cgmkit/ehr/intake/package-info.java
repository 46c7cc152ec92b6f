/** What happens to each entry of an admitted submission. */
@NullMarked
package org.cgmkit.ehr.intake;

import org.jspecify.annotations.NullMarked;
