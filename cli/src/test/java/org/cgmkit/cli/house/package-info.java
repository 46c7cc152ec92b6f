/** The rules of the house, held by tests: arrows between rooms, names, lengths. */
@NullMarked
package org.cgmkit.cli.house;

import org.jspecify.annotations.NullMarked;
