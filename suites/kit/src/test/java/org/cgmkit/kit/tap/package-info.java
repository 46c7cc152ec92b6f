/** What a tap passes on, keeps and masks. */
@NullMarked
package org.cgmkit.kit.tap;

import org.jspecify.annotations.NullMarked;
