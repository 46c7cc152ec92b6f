/** Tests of the data on Bulk Data Access. */
@NullMarked
package org.cgmkit.guide.bulk;

import org.jspecify.annotations.NullMarked;
