/** What a validation says: findings, those of them that say the same together, and where in a text they are. */
@NullMarked
package org.cgmkit.validation.finding;

import org.jspecify.annotations.NullMarked;
